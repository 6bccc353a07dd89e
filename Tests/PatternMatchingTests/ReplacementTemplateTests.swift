import PatternMatching
import Testing

@Suite struct ReplacementTemplateTests {
    @Test(arguments: [
        ("$1", "hub"), ("${2}", "node"), ("${rest}", "node"), ("$1/$2", "hub/node"), ("$$1", "$1"), ("x", "x"), ("", ""), ("$0", "corp/hub/node"),
        ("${2}0", "node0"), ("$3.", "."), ("é$2", "énode"),
    ])
    func fillsInGroups(_ text: String, _ result: String) throws {
        let pattern = try Pattern("corp/([^/]+)/(?<rest>[^/]+)(/x)?")
        let template = try ReplacementTemplate(text, for: pattern)
        let match = try #require(try pattern.wholeMatch(in: "corp/hub/node"))
        #expect(String(decoding: match.substituting(template), as: UTF8.self) == result)
    }

    @Test(arguments: [("a$", 1), ("$x", 0), ("a${1", 1), ("${}", 0), ("$4", 0), ("${nobody}", 0), ("$99999999999999999999", 0), ("$-1", 0)])
    func saysWhatIsWrong(_ text: String, _ offset: Int) throws {
        let pattern = try Pattern("corp/([^/]+)/(?<rest>[^/]+)(/x)?")
        let error = #expect(throws: PatternError.self) { try ReplacementTemplate(text, for: pattern) }
        #expect(error?.offset == offset)
    }
}
