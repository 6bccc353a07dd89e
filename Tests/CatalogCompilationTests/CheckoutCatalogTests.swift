import CatalogCompilation
import HardenedCatalog
import Testing

/// A catalogue made of a checkout's images and what the built-in one knows beside them.
@Suite struct CheckoutCatalogTests {
    let catalog: Catalog

    init() throws {
        let checkout = try TemporaryCheckout([
            "image/node/debian-13/3.yaml": DefinitionSample.yaml(), "image/adminer/debian-13/5.yaml": DefinitionSample.yaml(tags: ["5"]),
        ])
        var reader = CheckoutReader(path: checkout.path)
        let images = try reader.read().images
        let contents = CheckoutCatalog.contents(images: images, commit: "abc", date: "2026-09-01", completedBy: try Catalog.builtIn())
        catalog = try Catalog(bytes: CatalogCompiler.compile(contents))
    }

    @Test func imagesAreThoseOfTheCheckout() {
        #expect(catalog.imageNames == ["adminer", "node"])
        #expect(catalog.definition(image: "node", tag: "3.1")?.version == "3.1.4")
        #expect((catalog.stamp.commit, catalog.stamp.date) == ("abc", "2026-09-01"))
    }

    @Test func judgementsComeFromTheBuiltInCatalogue() throws {
        let builtIn = try Catalog.builtIn()
        #expect(catalog.image(named: "node")?.releaseLine == builtIn.image(named: "node")?.releaseLine)
        #expect(catalog.image(named: "adminer")?.releaseLine == .unjudged)
        #expect(catalog.sourceImage(name: "node", tag: "latest") == builtIn.sourceImage(name: "node", tag: "latest"))
        #expect(catalog.officialTags(image: "golang") == builtIn.officialTags(image: "golang"))
        #expect(catalog.baseSystems == builtIn.baseSystems)
    }

    @Test func mappingsFollowTheImagesThatThereAre() throws {
        #expect(catalog.mapping(source: "node")?.hardened == "node")
        let gone = try #require(catalog.mapping(source: "redis"))
        #expect(gone.hardened == nil && gone.evidence == .none && gone.reason.contains("redis"))
        let come = try #require(catalog.mapping(source: "adminer"))
        #expect(come.hardened == "adminer" && come.evidence == .sameName)
    }
}
