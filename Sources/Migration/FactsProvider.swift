public import DockerfileSemantics
public import HardenedCatalog
import ImageReferences

/// Gives the facts of an image by its reference, from configuration and catalogue.
public struct FactsProvider: Sendable {
    public let catalog: Catalog
    public let options: MigrationOptions
    private let memo = Memo<String, ImageFacts>()

    public init(catalog: Catalog, options: MigrationOptions = MigrationOptions()) {
        self.catalog = catalog
        self.options = options
    }

    public func facts(_ text: String) -> ImageFacts {
        memo.value(text) { find(text) }
    }

    private func find(_ text: String) -> ImageFacts {
        guard let reference = try? ImageReference.parse(text) else { return .unknown(text) }
        if let own = options.organisationImages[reference.name] { return own }
        let tag = reference.tag ?? "latest"
        if let image = options.naming.image(named: reference.name) ?? reference.hardenedImage {
            guard let definition = catalog.definition(image: image, tag: tag) else { return .unknown(text) }
            var facts = ImageFacts(hardened: definition, tag: tag)
            facts.title = options.naming.name(of: image) + ":" + tag
            return facts
        }
        let name = options.unmirror(reference.name) ?? reference.familiarName
        // What a name or tag pins to an architecture is the same image otherwise.
        let pinned = PinnedPlatform(name: name, tag: tag) { catalog.mapping(source: $0) != nil }
        guard let closest = catalog.closestFacts(name: name, tag: tag) ?? pinned.flatMap({ catalog.closestFacts(name: $0.name, tag: $0.tag ?? tag) }) else { return .unknown("\(name):\(tag)") }
        return ImageFacts(source: closest.image, tag: tag)
    }
}
