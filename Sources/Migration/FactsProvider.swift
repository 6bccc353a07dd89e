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
        let written = reference.name
        if let own = options.organisationImages[written] { return own }
        let tag = reference.tag ?? "latest"
        if let image = options.naming.image(named: written) ?? reference.hardenedImage {
            guard let definition = catalog.definition(image: image, tag: tag) else { return .unknown(text) }
            var facts = ImageFacts(hardened: definition, tag: tag)
            facts.title = options.naming.name(of: image) + ":" + tag
            return facts
        }
        let name = options.unmirror(written) ?? reference.familiarName
        guard let closest = catalog.closestFacts(name: name, tag: tag) ?? withoutPlatform(name, tag) else { return .unknown("\(name):\(tag)") }
        return ImageFacts(source: closest.image, tag: tag)
    }

    /// What a name or tag pins to an architecture is the same image otherwise.
    private func withoutPlatform(_ name: String, _ tag: String) -> ClosestSourceImage? {
        guard let pinned = PinnedPlatform(name: name, tag: tag, isOfficial: { catalog.mapping(source: $0) != nil }) else { return nil }
        return catalog.closestFacts(name: pinned.name, tag: pinned.tag ?? tag)
    }
}
