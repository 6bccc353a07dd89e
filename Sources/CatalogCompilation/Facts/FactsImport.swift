internal import FoundationEssentials

/// Reads the files of facts that `mappings/` was first made from.
public enum FactsImport {
    /// - Parameter folder: Holds `dhi-catalog.json`, `image-mapping.json`, `official-tags.json` and `source-images.json`.
    public static func contents(folder: String) throws -> CatalogContents {
        let folder = URL(fileURLWithPath: folder, isDirectory: true)
        func facts<Facts: Decodable>(_ name: String) throws -> Facts {
            try JSONDecoder().decode(Facts.self, from: Data(contentsOf: folder.appendingPathComponent(name)))
        }
        var contents = (try facts("dhi-catalog.json") as HardenedFacts).contents()
        let sources: SourceFacts = try facts("source-images.json")
        contents.sources = sources.sources()
        contents.bases = sources.baseSystems()
        contents.mappings = (try facts("image-mapping.json") as MappingFacts).mappings(sources: contents.sources)
        contents.officials = (try facts("official-tags.json") as OfficialFacts).officials()
        return contents
    }
}
