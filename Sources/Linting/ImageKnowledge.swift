public import DockerfileSemantics
public import HardenedCatalog
public import Migration
internal import Synchronization

/// What the linter asks about images: their facts and their hardened twins, each looked up once per run.
public final class ImageKnowledge: Sendable {
    public let catalog: Catalog
    public let options: MigrationOptions
    private let provider: FactsProvider
    private let search: TwinSearch
    private let facts = Mutex<[String: ImageFacts]>([:])
    private let twins = Mutex<[TwinRequest: HardenedTwin?]>([:])

    public init(catalog: Catalog, options: MigrationOptions) {
        self.catalog = catalog
        self.options = options
        provider = FactsProvider(catalog: catalog, options: options)
        search = TwinSearch(catalog: catalog, options: options)
    }

    /// The facts of an image by its expanded reference.
    public func facts(of reference: String) -> ImageFacts {
        if let known = facts.withLock({ $0[reference] }) { return known }
        let found = provider.facts(reference)
        facts.withLock { $0[reference] = found }
        return found
    }

    /// The hardened image that could take the place of `reference`, as far as names, tags and permissions say; not proven.
    public func twin(of reference: String, platform: String?, isBuildStage: Bool) -> HardenedTwin? {
        let request = TwinRequest(reference: reference, platform: platform, isBuildStage: isBuildStage)
        if let known = twins.withLock({ $0[request] }) { return known }
        let found = search.twin(of: reference, platform: platform, isBuildStage: isBuildStage)
        twins.withLock { $0[request] = .some(found) }
        return found
    }
}

private struct TwinRequest: Hashable {
    var reference: String
    var platform: String?
    var isBuildStage: Bool
}
