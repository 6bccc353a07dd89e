import Testing

@testable import HardenedCatalog

@Suite struct CandidateOutlinesTests {
    @Test func fieldsAreThoseOfTheLineBefore() throws {
        let record = Array("7\t\t\tdev\tfips\t\t2027-01-01\tbuild\t1.2\tjdk\n2\talpine\t-\trun\n".utf8)
        let outlines = CandidateOutlines.decode(record.span, image: "x")
        #expect(outlines == nil)
        let right = Array("7\t\t\tdev\tfips\t\t2027-01-01\tbuild\t1.2rc\tjdk\n2\talpine\t-\truntime\t-\tlinux/386\t-\trun\t1.3.4\t-\n".utf8)
        let read = CandidateOutlines.decode(right.span, image: "x")
        let (first, second) = (try #require(read?.first), try #require(read?.last))
        #expect(first.id == 7 && first.distribution == Distribution(family: .debian, release: "13") && first.systemRelease == TagVersion([13]))
        #expect(first.variant == .dev && first.flavor == "fips" && first.platforms == ["linux/amd64", "linux/arm64"] && first.endOfLife == "2027-01-01")
        #expect(first.isBuildImage && first.version == TagVersion([1, 2], isPrerelease: true) && first.edition == "jdk")
        #expect(second.id == 9 && second.distribution == Distribution(family: .alpine, release: nil) && second.systemRelease == TagVersion([]))
        #expect(second.variant == .runtime && second.flavor == nil && second.platforms == ["linux/386"] && second.endOfLife == nil)
        #expect(!second.isBuildImage && second.version == TagVersion([1, 3, 4], isPrerelease: false) && second.edition.isEmpty)
    }

    @Test func otherBytesAreNone() {
        for text in ["1\tmars\n", "x\n", "1\t\t\t\t\t\t\t\t1.x\n", "1"] {
            let record = Array(text.utf8)
            let outlines = CandidateOutlines.decode(record.span, image: "x")
            #expect(outlines == nil, "\(text)")
        }
    }
}
