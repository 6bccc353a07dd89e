import CatalogCompilation
import Foundation
import HardenedCatalog
import Testing

/// What is committed has to agree with itself.
@Suite struct CommittedCatalogTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func theEmbeddedFileIsWhatMappingsCompileTo() throws {
        let contents = try MappingsReader(folder: Self.root.appendingPathComponent("mappings").path).read()
        let compiled = try CatalogCompiler.compile(contents)
        let committed = try Data(contentsOf: Self.root.appendingPathComponent("Sources/CCatalogData/catalogue.sqlite"))
        #expect(compiled == [UInt8](committed), "run `dhi-dev catalog compile`")
        #expect(compiled.count < 4_500_000)
        let catalog = try Catalog(bytes: compiled)
        #expect(catalog.stamp == (try Catalog.builtIn().stamp))
        for image in contents.images { #expect(catalog.definitions(image: image.name) == image.definitions) }
        for source in contents.sources { #expect(catalog.sourceImages(name: source.name) == source.groups) }
        for official in contents.officials { #expect(catalog.officialTags(image: official.name) == official.entries) }
        #expect(catalog.mappings == contents.mappings)
        #expect(catalog.baseSystems == contents.bases)
        #expect(catalog.toolContents == contents.tools)
    }
}
