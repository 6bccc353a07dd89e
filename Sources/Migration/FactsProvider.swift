public import DockerfileSemantics
public import HardenedCatalog
import ImageReferences

/// Gives the facts of an image by its reference, from configuration and catalogue.
public struct FactsProvider: Sendable {
    public let catalog: Catalog
    public let options: MigrationOptions

    public init(catalog: Catalog, options: MigrationOptions = MigrationOptions()) {
        self.catalog = catalog
        self.options = options
    }

    public func facts(_ text: String) -> ImageFacts {
        guard let reference = try? ImageReference.parse(text) else { return .unknown(text) }
        if let own = options.organisationImages[reference.name] { return own }
        let tag = reference.tag ?? "latest"
        if let image = options.naming.image(named: reference.name) ?? reference.hardenedImage {
            guard let definition = catalog.definition(image: image, tag: tag) else { return .unknown(text) }
            return ImageFacts(hardened: definition, tag: tag)
        }
        let name = options.unmirror(reference.name) ?? reference.familiarName
        guard let source = sourceImage(name, tag) else { return .unknown("\(name):\(tag)") }
        return ImageFacts(source: source, tag: tag)
    }

    /// The row of the tag, or of its release line where the exact version is not in the list any more: start command,
    /// user and layout stay the same within a line. The release of the system does not, unless the tag names it.
    private func sourceImage(_ name: String, _ tag: String) -> SourceImage? {
        if let exact = catalog.sourceImage(name: name, tag: tag) { return exact }
        let version = tag.prefix { $0.isNumber || $0 == "." }
        let rest = tag.dropFirst(version.count)
        var parts = version.split(separator: ".")
        while parts.count > 1 {
            parts.removeLast()
            guard var source = catalog.sourceImage(name: name, tag: parts.joined(separator: ".") + rest) else { continue }
            if !namesRelease(String(rest), source.distribution) { source.distribution.release = nil }
            return source
        }
        return nil
    }

    private func namesRelease(_ text: String, _ distribution: Distribution) -> Bool {
        guard let release = distribution.release else { return true }
        let names: [String: String] = ["11": "bullseye", "12": "bookworm", "13": "trixie", "22.04": "jammy", "24.04": "noble"]
        return text.contains("alpine" + release) || text.contains(names[release] ?? release)
    }
}
