internal import Synchronization

/// A definition of a hardened image that may be chosen.
///
/// A class, since the choice of a tag sorts and filters many of them, and an outline is a large value.
final class HardenedCandidate: Sendable {
    let definition: CandidateOutline
    private let catalog: Catalog
    private let readTags = Mutex<[HardenedTag]?>(nil)

    init(_ definition: CandidateOutline, of catalog: Catalog) {
        self.definition = definition
        self.catalog = catalog
    }

    /// Its tags, read when they are asked for: of most candidates nobody wants to know.
    var tags: [HardenedTag] {
        if let known = readTags.withLock({ $0 }) { return known }
        let read = catalog.tags(of: definition).map { HardenedTag($0, flavor: definition.flavor, distribution: definition.distribution) }
        readTags.withLock { $0 = read }
        return read
    }

    var version: TagVersion { definition.version }
    /// Without numbers where the system has none.
    var systemRelease: TagVersion { definition.systemRelease }
    var edition: String { definition.edition }
    var family: Distribution.Family { definition.distribution.family }

    func serves(_ need: VariantNeed) -> Bool {
        switch need {
        case .dev: definition.isBuildImage
        case .runtime: definition.variant == .runtime
        }
    }
}
