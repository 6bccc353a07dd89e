import DockerfileSyntax
import Testing

@Suite struct KeywordSetTests {
    @Test func holdsTheKeywordsOfInstructions() {
        let set = KeywordSet(Parsed("FROM a\nONBUILD USER b\nNONE c\nRUN d").tree.instructions)
        #expect(Keyword.allCases.filter(set.contains) == [.from, .onbuild, .run, .unknown])
    }
}
