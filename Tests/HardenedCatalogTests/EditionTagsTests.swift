import Testing

@testable import HardenedCatalog

@Suite struct EditionTagsTests {
    /// What was made of the tags when the catalogue was compiled says the same as the tags do.
    @Test func theNearestTagsAreThoseOfAll() throws {
        let catalog = try Catalog.builtIn()
        for name in catalog.sourceNames {
            let groups = catalog.sourceImages(name: name).filter { $0.distribution.family != .windows }
            func withoutTags(_ group: SourceImage) -> SourceImage {
                var group = group
                group.tags = []
                return group
            }
            let listed = groups.flatMap { group in group.tags.map { (group: group, tag: SourceTag($0)) } }.filter { $0.tag.version != nil && !$0.tag.isPrerelease }
            for (place, wanted) in listed.map(\.tag).enumerated() where place % 7 == 0 {
                var numbers = wanted.version?.numbers ?? []
                // A version that is listed, the next one, and one of another line.
                if place % 3 != 0 { numbers[numbers.count - 1] += place % 3 == 1 ? 1 : 100 }
                let edition = listed.filter { isSameEdition($0.tag, wanted) }
                let counts = edition.map { commonCount($0.tag.version?.numbers ?? [], numbers) }
                let count = counts.max() ?? 0
                var nearest: [SourceImage] = []
                for (index, tag) in edition.enumerated() where counts[index] == count && nearest.last != tag.group { nearest.append(tag.group) }
                let found = try #require(catalog.nearestTags(name: name, edition: wanted.edition, numbers: numbers))
                #expect(found.count == count)
                #expect(found.groups == nearest.map(withoutTags), "\(name):\(wanted.text)")
            }
        }
    }

    private func isSameEdition(_ tag: SourceTag, _ other: SourceTag) -> Bool {
        tag.words == other.words && tag.isSlim == other.isSlim && tag.architecture == other.architecture
            && tag.system?.distribution.family == other.system?.distribution.family
    }

    private func commonCount(_ numbers: [Int], _ others: [Int]) -> Int { zip(numbers, others).prefix { $0 == $1 }.count }

    @Test func anEditionThatIsNotListedHasNone() throws {
        let catalog = try Catalog.builtIn()
        #expect(catalog.nearestTags(name: "node", edition: SourceTag("22-fpm").edition, numbers: [22]) == nil)
        #expect(catalog.nearestTags(name: "no/such", edition: SourceTag("22").edition, numbers: [22]) == nil)
    }

    @Test(
        arguments: [
            ([3, 12, 9], [2], 2), ([3, 11], [1, 3], 2), ([3], [1, 2, 3], 1), ([4, 1], [1, 2, 3], 0),
        ] as [([Int], [Int], Int)])
    func theMostNumbersCount(numbers: [Int], groups: [Int], count: Int) throws {
        let tags = Array("1:3.11.2,3.11;2:3.12.1,3.12,3;3:3.11.1;".utf8)
        let nearest = EditionTags.nearest(to: numbers, in: tags.span)
        let found = try #require(nearest)
        #expect(found.groups == groups)
        #expect(found.count == count)
    }

    @Test func otherBytesAreNone() {
        let tags = Array("1:x;".utf8)
        let nearest = EditionTags.nearest(to: [1], in: tags.span)
        #expect(nearest == nil)
    }
}
