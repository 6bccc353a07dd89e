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
        while !parts.isEmpty {
            let line = parts.joined(separator: ".")
            if line != version, var source = catalog.sourceImage(name: name, tag: line + rest) {
                if !namesRelease(String(rest), source.distribution) { source.distribution.release = nil }
                return source
            }
            if let source = onOtherRelease(name, line, String(rest)) { return source }
            parts.removeLast()
        }
        return nil
    }

    /// The row of the same tag on a newer release of the same system: `3.11-slim-bookworm` for `3.11-slim-bullseye`.
    private func onOtherRelease(_ name: String, _ version: String, _ rest: String) -> SourceImage? {
        for release in Self.endedReleases {
            guard let range = rest.range(ofBytes: release.name) else { continue }
            for current in release.successors {
                guard var source = catalog.sourceImage(name: name, tag: version + rest.replacing(range, with: current)) else { continue }
                source.distribution.release = release.number
                return source
            }
        }
        return nil
    }

    private static let endedReleases: [(name: String, number: String, successors: [String])] = [
        ("bullseye", "11", ["bookworm", "trixie"]), ("buster", "10", ["bookworm", "trixie"]), ("stretch", "9", ["bookworm", "trixie"]),
        ("focal", "20.04", ["jammy", "noble"]), ("jammy", "22.04", ["noble"]),
    ]

    private func namesRelease(_ text: String, _ distribution: Distribution) -> Bool {
        guard let release = distribution.release else { return true }
        let names: [String: String] = ["11": "bullseye", "12": "bookworm", "13": "trixie", "22.04": "jammy", "24.04": "noble"]
        return text.contains("alpine" + release) || text.contains(names[release] ?? release)
    }
}

extension String {
    /// Where `other` stands first.
    fileprivate func range(ofBytes other: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }

    fileprivate func replacing(_ range: Range<String.Index>, with other: String) -> String {
        String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
