/// A definition of a hardened image with its tags read.
///
/// A class, since the choice of a tag sorts and filters many of them, and an outline is a large value.
final class HardenedCandidate: Sendable {
    let definition: DefinitionOutline
    let tags: [HardenedTag]
    /// The most exact version among its tags, without package revisions.
    let version: TagVersion
    let edition: String
    /// Without numbers where the system has none.
    let systemRelease: TagVersion

    /// `nil` for a definition that has no tag with a version.
    init?(_ definition: DefinitionOutline) {
        let tags = definition.tags.map { [flavor = definition.flavor, distribution = definition.distribution] in HardenedTag($0, flavor: flavor, distribution: distribution) }
        var best: TagVersion?
        for tag in tags {
            guard let version = tag.version else { continue }
            if let known = best, known.numbers.count >= version.numbers.count { continue }
            best = version
        }
        guard let best, let first = tags.first(where: { $0.version == best }) else { return nil }
        self.definition = definition
        self.tags = tags
        version = best
        edition = first.edition
        systemRelease = definition.distribution.release.flatMap { TagVersion($0) } ?? TagVersion([])
    }

    var family: Distribution.Family { definition.distribution.family }

    func serves(_ need: VariantNeed) -> Bool {
        switch need {
        case .dev: definition.isBuildImage
        case .runtime: definition.variant == .runtime
        }
    }
}
