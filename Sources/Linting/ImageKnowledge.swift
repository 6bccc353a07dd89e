public import DockerfileSemantics
public import HardenedCatalog
public import Migration

/// What the linter asks about images: their facts and their hardened twins, each looked up once per run.
public final class ImageKnowledge: Sendable {
    public let catalog: Catalog
    public let options: MigrationOptions
    private let provider: @Sendable (String) -> ImageFacts
    private let search: TwinSearch

    /// - Parameter facts: Stands for what configuration and catalogue know of images.
    public init(catalog: Catalog, options: MigrationOptions, facts: (@Sendable (String) -> ImageFacts)? = nil) {
        self.catalog = catalog
        self.options = options
        let known = FactsProvider(catalog: catalog, options: options)
        provider = facts ?? { known.facts($0) }
        search = TwinSearch(catalog: catalog, options: options)
    }

    /// The facts of an image by its expanded reference.
    public func facts(of reference: String) -> ImageFacts {
        provider(reference)
    }

    /// The hardened image that could take the place of `reference`, as far as names, tags and permissions say; not proven.
    public func twin(of reference: String, platform: String?, isBuildStage: Bool) -> HardenedTwin? {
        search.twin(of: reference, platform: platform, isBuildStage: isBuildStage)
    }
}
