import Testing

@testable import HardenedCatalog

@Suite struct HardenedCandidateTests {
    /// What was read of the tags when the catalogue was compiled is what they say.
    @Test func candidatesAreOfTheirMostExactTags() throws {
        let catalog = try Catalog.builtIn()
        for image in catalog.imageNames {
            let definitions = catalog.definitions(image: image).filter { HardenedTag.mostExact(of: $0) != nil }
            let candidates = catalog.candidates(image: image)
            #expect(candidates.count == definitions.count)
            for (candidate, definition) in zip(candidates, definitions) {
                let tag = HardenedTag.mostExact(of: definition)
                #expect(candidate.version == tag?.version)
                #expect(candidate.edition == tag?.edition)
                #expect(candidate.tags == definition.tags.map { HardenedTag($0, of: definition) })
                #expect(candidate.definition.isBuildImage == definition.isBuildImage)
                #expect(catalog.definition(candidate.definition) == definition)
            }
            #expect(catalog.outlines(image: image).map(\.tags) == catalog.definitions(image: image).map(\.tags))
        }
    }

    @Test func theMostExactTagIsTheFirstOfTheLongestVersion() throws {
        var definition = try #require(Catalog.builtIn().definitions(image: "node").first { $0.variant == .dev })
        definition.tags = ["22-dev", "22.1-dev", "22.1.0-dev", "22.1.1-dev"]
        #expect(HardenedTag.mostExact(of: definition)?.text == "22.1.0-dev")
        definition.tags = ["latest"]
        #expect(HardenedTag.mostExact(of: definition) == nil)
    }
}
