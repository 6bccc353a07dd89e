/// A definition of a hardened image with what its tags say.
///
/// A class, since the choice of a tag sorts and filters many of them, and an outline is a large value.
final class HardenedCandidate: Sendable {
    let definition: DefinitionOutline
    /// The most exact version among its tags, without package revisions.
    let version: TagVersion
    let edition: String
    /// Without numbers where the system has none.
    let systemRelease: TagVersion

    /// `nil` for a definition that has no tag with a version.
    init?(_ definition: DefinitionOutline) {
        var best: (version: TagVersion, tag: String)?
        for tag in definition.tags {
            // Most definitions have their most exact tag in front, so that the others need not be read.
            if let best, HardenedTag.greatestCount(ofNumbersIn: tag) <= best.version.numbers.count { continue }
            guard let version = HardenedTag.version(of: tag) else { continue }
            if let best, best.version.numbers.count >= version.numbers.count { continue }
            best = (version, tag)
        }
        guard let best else { return nil }
        self.definition = definition
        version = best.version
        edition = Self.read(best.tag, of: definition).edition
        systemRelease = definition.distribution.release.flatMap { TagVersion($0) } ?? TagVersion([])
    }

    /// Its tags, read when they are asked for: of most candidates nobody wants to know.
    var tags: [HardenedTag] { definition.tags.map { Self.read($0, of: definition) } }

    /// Whether a tag says no more of the system than `form`.
    func hasTag(_ form: HardenedTag.SystemForm) -> Bool { definition.tags.contains { Self.read($0, of: definition).form <= form } }

    private static func read(_ tag: String, of definition: DefinitionOutline) -> HardenedTag {
        HardenedTag(tag, flavor: definition.flavor, distribution: definition.distribution)
    }

    var family: Distribution.Family { definition.distribution.family }

    func serves(_ need: VariantNeed) -> Bool {
        switch need {
        case .dev: definition.isBuildImage
        case .runtime: definition.variant == .runtime
        }
    }
}
