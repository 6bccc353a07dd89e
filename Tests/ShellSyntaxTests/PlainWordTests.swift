@testable import ShellSyntax
import SourceModel
import Testing

@Suite struct PlainWordTests {
    private func words(_ text: String) -> [ShellWord] { ShellParser.parse(text, dialect: .bash).singleSimpleCommand?.words ?? [] }

    /// A word of plain text is the one that its part makes.
    @Test func isItsPart() throws {
        for text in ["x", "--opt=a,b:c@1.2+3%^]", "/usr/bin/apt-get", "A=1"] {
            let word = try #require(words("echo \(text)").last)
            #expect(word.plainText == text)
            let apart = ShellWord(range: word.range, parts: word.parts)
            #expect(apart.plainText == nil)
            #expect(word == apart && word.hashValue == apart.hashValue)
            #expect(word.literalBytes == apart.literalBytes && word.literalValue == apart.literalValue && word.certainValue == apart.certainValue)
            #expect(word.literalPrefix == apart.literalPrefix && word.literalSuffix == apart.literalSuffix && word.commandName == apart.commandName)
            #expect(word.hasGlob == apart.hasGlob && word.hasBraceExpansion == apart.hasBraceExpansion && word.isQuoted == apart.isQuoted)
            #expect(word.maySplit == apart.maySplit && word.isEnvironmentAssignment == apart.isEnvironmentAssignment)
        }
    }

    @Test func hasParts() {
        for text in ["*.c", "a?", "[ab]", "{a,b}", "$X", "'a'", "a\\ b", "~", "@(a)", "é", "<(a)"] {
            #expect(words("echo \(text)").last?.plainText == nil, "\(text)")
        }
    }

    @Test(arguments: [("$X/a", "", "/a"), ("a/$X", "a/", ""), ("\"$X\"", "", ""), ("\"a$X\"b", "a", "b"), ("/var/*", "/var/*", "/var/*")])
    func literalEnds(_ text: String, _ prefix: String, _ suffix: String) {
        let word = words("echo \(text)").last
        #expect(word?.literalPrefix == prefix)
        #expect(word?.literalSuffix == suffix)
    }
}
