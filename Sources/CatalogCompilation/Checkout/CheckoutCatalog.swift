public import HardenedCatalog

/// A catalogue from a checkout: the hardened images of the checkout, all else from another catalogue.
public enum CheckoutCatalog {
    public static func contents(
        images: [CatalogContents.HardenedImage], commit: String, date: String, completedBy catalog: Catalog
    ) -> CatalogContents {
        var contents = CatalogContents(commit: commit, date: date)
        contents.images = images.map { image in
            var image = image
            image.releaseLine = catalog.image(named: image.name)?.releaseLine ?? .unjudged
            return image
        }
        contents.sources = catalog.sourceNames.map { CatalogContents.NamedSource(name: $0, groups: catalog.sourceImages(name: $0)) }
        contents.officials = catalog.officialNames.map { CatalogContents.OfficialImage(name: $0, entries: catalog.officialTags(image: $0)) }
        contents.bases = catalog.baseSystems
        contents.tools = catalog.toolContents
        let names = Set(images.map(\.name))
        contents.mappings = mappings(catalog.mappings, names: names, officials: catalog.officialNames)
        return contents
    }

    /// Rows whose image is gone have no counterpart any more; official images whose image has come have one of the same name.
    private static func mappings(_ rows: [ImageMapping], names: Set<String>, officials: [String]) -> [ImageMapping] {
        var bySource: [String: ImageMapping] = [:]
        for var row in rows {
            if let hardened = row.hardened, !names.contains(hardened) {
                row = ImageMapping(
                    source: row.source, hardened: nil, oneToOne: false, evidence: .none, reason: "the catalogue has no image `\(hardened)` any more",
                    note: "", crossesFamily: false)
            }
            bySource[row.source] = row
        }
        for name in officials where names.contains(name) && bySource[name]?.hardened == nil {
            bySource[name] = ImageMapping(
                source: name, hardened: name, oneToOne: true, evidence: .sameName, reason: "library/\(name), image/\(name)", note: "",
                crossesFamily: false)
        }
        return bySource.values.sorted { $0.source < $1.source }
    }
}
