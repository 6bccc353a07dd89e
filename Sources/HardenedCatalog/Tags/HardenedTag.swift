/// The parts of one tag of a hardened image: `version[-edition][-system][-flavor][-dev]`.
public struct HardenedTag: Sendable, Hashable {
    /// How much of the system the tag says.
    public enum SystemForm: Int, Sendable, Hashable, Comparable {
        case none, family, release

        public static func < (left: SystemForm, right: SystemForm) -> Bool { left.rawValue < right.rawValue }
    }

    public var text: String
    public var version: TagVersion?
    /// A revision of the package behind the version, as in `22.23.2-0`.
    public var hasPackageRevision: Bool
    /// What stands between version and system: `jdk`, `sdk`, `glibc`; empty: nothing.
    public var edition: String
    public var form: SystemForm
    public var isDev: Bool

    /// Reads a tag that belongs to `definition`; what it cannot say by itself is taken from there.
    public init(_ text: String, of definition: ImageDefinition) {
        self.text = text
        var rest = text.utf8[...]
        isDev = Self.drop("-dev", from: &rest)
        if let flavor = definition.flavor { _ = Self.drop("-" + flavor, from: &rest) }
        let family = definition.distribution.family.rawValue
        if let release = definition.distribution.release, Self.drop("-" + family + release, from: &rest) {
            form = .release
        } else {
            form = Self.drop("-" + family, from: &rest) ? .family : .none
        }
        var words = rest.split(separator: UInt8(ascii: "-")).map { Substring($0) }
        hasPackageRevision = false
        edition = ""
        guard let first = words.first else { return }
        if let number = DebianRelease.numbers[String(first)].flatMap({ Int($0) }) {
            version = TagVersion([number])
            words.removeFirst()
        } else if let version = TagVersion(first) {
            self.version = version
            words.removeFirst()
        }
        if let revision = words.first, TagVersion(revision.drop { $0 == "r" })?.numbers.count == 1 {
            hasPackageRevision = true
            words.removeFirst()
        }
        edition = words.joined(separator: "-")
    }

    private static func drop(_ suffix: String, from text: inout Substring.UTF8View) -> Bool {
        guard text.count >= suffix.utf8.count, text.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else { return false }
        text = text.dropLast(suffix.utf8.count)
        return true
    }
}
