import SourceModel
/// What the text of a source of ADD says.
enum CopySource {
    /// A file or folder of the build context that ADD copies as it is.
    case plain
    /// A pattern that may stand for archives, too.
    case pattern
    /// What ADD may unpack.
    case archive
    case download
    case repository

    init(_ text: String) {
        if text.holdsBytes(of: "://") {
            let isWeb = text.hasPrefix("http://") || text.hasPrefix("https://")
            self = isWeb && !Self.isRepository(text) ? .download : .repository
        } else if text.contains("@"), text.contains(":") {
            self = .repository
        } else if Self.isArchive(text) {
            self = .archive
        } else if let last = text.utf8.lastIndex(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "]") }) {
            // `*.jar` is no archive that ADD knows, `app*` may be one.
            self = text.utf8[last...].contains(UInt8(ascii: ".")) ? .plain : .pattern
        } else {
            self = .plain
        }
    }

    /// The name of a branch or a folder may stand behind the address.
    private static func isRepository(_ text: String) -> Bool {
        let address = text.prefix { $0 != "#" && $0 != "?" }
        return address.hasSuffix(".git")
    }

    /// By the ends of names, those of packed files that are no archives among them: the contents decide.
    private static func isArchive(_ text: String) -> Bool {
        let name = text.lowercased()
        return endings.contains { name.hasSuffix($0) } || name.holdsBytes(of: ".tar.")
    }

    private static let endings = [".tar", ".gz", ".bz2", ".xz", ".zst", ".z", ".lz", ".lzma", ".tgz", ".tbz", ".tbz2", ".tb2", ".txz", ".tzst", ".tlz", ".tpz"]
}
