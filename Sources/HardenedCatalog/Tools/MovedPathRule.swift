import SourceModel

/// One record of `mappings/tools/moved-paths.yaml`.
package struct MovedPathRule: Sendable, Hashable {
    /// Source images by familiar name; `*` stands for any text.
    package var images: [String]
    package var hardened: String
    /// `debian`, `debian 13`; empty: all.
    package var systems: [String]
    /// Holds for everything below the path, too.
    package var isPrefix: Bool
    /// `*` stands for any text within one name.
    package var path: String
    /// `{}` stands for what the first `*` stood for.
    package var to: String?
    package var oldPathWorks: Bool
    package var reason: String

    package init(
        images: [String], hardened: String, systems: [String], isPrefix: Bool, path: String, to: String?, oldPathWorks: Bool, reason: String
    ) {
        self.images = images
        self.hardened = hardened
        self.systems = systems
        self.isPrefix = isPrefix
        self.path = path
        self.to = to
        self.oldPathWorks = oldPathWorks
        self.reason = reason
    }

    func speaks(of source: String) -> Bool {
        images.contains { NamePattern(Substring($0)).match(Substring(source)) != nil }
    }

    /// What the rule says of a path; `nil`: nothing.
    func moved(_ asked: String) -> MovedPath? {
        let names = asked.split(byte: UInt8(ascii: "/"))
        let pattern = path.split(byte: UInt8(ascii: "/"))
        guard isPrefix ? names.count >= pattern.count : names.count == pattern.count else { return nil }
        var captured: Substring?
        for (name, part) in zip(names, pattern) {
            guard let match = NamePattern(part).match(name) else { return nil }
            if captured == nil { captured = match.captured }
        }
        let rest = names.dropFirst(pattern.count).map { "/\($0)" }.joined()
        let target = to.map { NamePattern.fill($0, with: captured ?? "") + rest }
        return MovedPath(from: asked, to: target, oldPathWorks: oldPathWorks, reason: reason)
    }

    /// Longer patterns say more.
    var weight: Int { path.utf8.count }
}
