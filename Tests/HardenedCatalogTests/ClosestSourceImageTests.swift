import HardenedCatalog
import Testing

@Suite struct ClosestSourceImageTests {
    let catalog: Catalog

    init() throws {
        catalog = try Catalog.builtIn()
    }

    @Test func aListedTagIsItself() throws {
        let exact = try #require(catalog.closestSourceImage(name: "node", tag: "22-slim"))
        #expect(exact.basis == .exact)
        #expect(exact.image == catalog.sourceImage(name: "node", tag: "22-slim"))
    }

    @Test func anotherPatchOfTheSameLineHasItsFacts() throws {
        let closest = try #require(catalog.closestSourceImage(name: "node", tag: "22.1.0-alpine3.19"))
        #expect(closest.basis == .sameVersion(1))
        #expect(closest.image.entrypoint == ["docker-entrypoint.sh"])
        #expect(closest.image.distribution == Distribution(family: .alpine, release: "3.19"))
        #expect(closest.image.environment["NODE_VERSION"] == nil)
        #expect(closest.image.varyingEnvironment.contains("NODE_VERSION"))
        #expect(closest.image.tags.isEmpty)
    }

    @Test func anEndedLineHasWhatAllOthersShare() throws {
        let closest = try #require(catalog.closestSourceImage(name: "node", tag: "18-alpine"))
        #expect(closest.basis == .otherVersions)
        #expect(closest.image.user == "root")
        #expect(closest.image.distribution == Distribution(family: .alpine, release: nil))
    }

    @Test func tagsThatDifferConcludeNothing() {
        // Version 18 moved the data and its volume.
        #expect(catalog.closestSourceImage(name: "postgres", tag: "13") == nil)
    }

    @Test(arguments: ["18-unheard-of", "99-windowsservercore", "99-rc", "unheard-of", "18-fpm"])
    func otherEditionsConcludeNothing(tag: String) {
        #expect(catalog.closestSourceImage(name: "node", tag: tag) == nil)
    }
}
