public import DockerfileSemantics
public import HardenedCatalog
public import Migration

/// What the linter asks about images: their facts and their hardened twins, each looked up once per run.
public final class ImageKnowledge: Sendable {
    public let catalog: Catalog
    public let options: MigrationOptions
    private let provider: FactsProvider
    private let search: TwinSearch

    public init(catalog: Catalog, options: MigrationOptions) {
        self.catalog = catalog
        self.options = options
        provider = FactsProvider(catalog: catalog, options: options)
        search = TwinSearch(catalog: catalog, options: options)
    }

    /// The facts of an image by its expanded reference.
    public func facts(of reference: String) -> ImageFacts {
        provider.facts(reference)
    }

    /// The hardened image that could take the place of `reference`, as far as names, tags and permissions say; not proven.
    public func twin(of reference: String, platform: String?, isBuildStage: Bool) -> HardenedTwin? {
        search.twin(of: reference, platform: platform, isBuildStage: isBuildStage)
    }
}
