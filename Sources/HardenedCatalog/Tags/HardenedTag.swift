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
        self.init(text, flavor: definition.flavor, distribution: definition.distribution)
    }

    /// The tag of a definition that has the most exact version, the first of several; `nil`: none has a version.
    package static func mostExact(of definition: ImageDefinition) -> HardenedTag? {
        var best: (tag: HardenedTag, count: Int)?
        for text in definition.tags {
            let tag = HardenedTag(text, of: definition)
            guard let count = tag.version?.numbers.count, count > best?.count ?? 0 else { continue }
            best = (tag, count)
        }
        return best?.tag
    }

    /// The same without a definition, which is a large value.
    init(_ text: String, flavor: String?, distribution: Distribution) {
        self.text = text
        var rest = Array(text.utf8)[...]
        isDev = Self.drop("dev", from: &rest)
        if let flavor { _ = Self.drop(flavor, from: &rest) }
        let family = distribution.family.rawValue
        if let release = distribution.release, Self.drop(family, release, from: &rest) {
            form = .release
        } else {
            form = Self.drop(family, from: &rest) ? .family : .none
        }
        hasPackageRevision = false
        edition = ""
        let first = Self.word(rest)
        if first.isEmpty { return }
        if let version = Self.version(first) {
            self.version = version
            rest = rest[first.endIndex...]
        }
        let revision = Self.word(rest)
        if TagVersion(revision.drop { $0 == UInt8(ascii: "r") })?.numbers.count == 1 {
            hasPackageRevision = true
            rest = rest[revision.endIndex...]
        }
        // Most tags end here.
        if rest.isEmpty { return }
        edition = String(decoding: Array(rest.split(separator: UInt8(ascii: "-")).joined(separator: [UInt8(ascii: "-")])), as: UTF8.self)
    }

    private static func version(_ word: ArraySlice<UInt8>) -> TagVersion? {
        TagVersion(word) ?? DebianRelease.numbers[String(decoding: word, as: UTF8.self)].flatMap { Int($0) }.map { TagVersion([$0]) }
    }

    /// What stands first between hyphens; empty: nothing.
    private static func word(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text.drop { $0 == UInt8(ascii: "-") }.prefix { $0 != UInt8(ascii: "-") }
    }

    /// Takes `-word`, with `more` behind it, from the end of `text` if it stands there.
    private static func drop(_ word: String, _ more: String = "", from text: inout ArraySlice<UInt8>) -> Bool {
        let start = text.endIndex - word.utf8.count - more.utf8.count - 1
        guard start >= text.startIndex, text[start] == UInt8(ascii: "-") else { return false }
        let end = start + 1 + word.utf8.count
        guard text[(start + 1)..<end].elementsEqual(word.utf8), text[end...].elementsEqual(more.utf8) else { return false }
        text = text[..<start]
        return true
    }
}
