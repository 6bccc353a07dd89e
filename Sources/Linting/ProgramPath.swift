import SourceModel

/// Where programs stand, and what the names of copied files say.
enum ProgramPath {
    private static let folders = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"]

    /// Where a program may stand; systems with one folder for `/bin` and `/usr/bin` are taken into account.
    static func places(of program: String) -> [String] {
        guard program.hasPrefix("/") else { return folders.map { $0 + "/" + program } }
        if program.hasPrefix("/bin/") || program.hasPrefix("/sbin/") { return [program, "/usr" + program] }
        if program.hasPrefix("/usr/bin/") || program.hasPrefix("/usr/sbin/") { return [program, String(program.dropFirst("/usr".count))] }
        return [program]
    }

    /// Whether ADD unpacks a source, as far as its name says; patterns may stand for an archive.
    static func isArchive(_ source: String) -> Bool {
        let name = source.lastComponent
        return [".tar", ".tgz", ".tbz2", ".txz", ".tzst"].contains { name.hasSuffix($0) } || [".tar.", "*", "?", "$"].contains { name.contains($0) }
    }

    /// The last component of a source; `nil` when it names a folder or a pattern.
    static func fileName(_ source: String) -> String? {
        if source.hasSuffix("/") || ["*", "?", "[", "$"].contains(where: { source.contains($0) }) { return nil }
        let name = source.lastComponent
        return name.isEmpty || name == "." || name == ".." ? nil : name
    }
}

extension String {
    /// Behind the last slash.
    var lastComponent: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return String(self[index(after: slash)...])
    }

    private var pathComponents: [Substring] { split(byte: UInt8(ascii: "/")).filter { $0 != "." } }

    func isSamePath(as other: String) -> Bool { self == other || pathComponents == other.pathComponents }

    /// Whether it stands in `folder` or is it.
    func isInside(_ folder: String) -> Bool { pathComponents.starts(with: folder.pathComponents) }
}
