import DockerfileSyntax
import SourceModel
import Testing

@Suite struct WordSyntaxTests {
    /// Parts as text: literals in angle brackets, variables with their source.
    private func parts(_ text: String, escape: UInt8 = 0x5C) -> String? {
        let tree = Parsed(text).tree
        guard let instruction = tree.instructions.last, let word = instruction.arguments.words.first,
            let parts = WordSyntax.parts(of: word, in: instruction, escape: escape)
        else { return nil }
        return Self.text(parts, tree)
    }

    private static func text(_ parts: [WordPart], _ tree: DockerfileTree) -> String {
        parts.map { part in
            switch part {
            case .literal(let text, let range): tree.text(range) == text ? "<\(text)>" : "<\(text) at \(tree.text(range))>"
            case .variable(let variable):
                "(\(variable.name)\(variable.modifier)\(text(variable.word, tree)) at \(tree.text(variable.range)))"
            }
        }.joined()
    }

    @Test(arguments: [
        ("FROM node:20", "<node:20>"), ("FROM \"node:20\"", "<node:20>"), ("FROM \"a\"b'c'", "<a><b><c>"), ("FROM \"\"", "<>"), ("FROM a\\bc", "<a><bc>"),
        ("FROM ${REG}/node:${TAG:-20}", "(REG at ${REG})</node:>(TAG:-<20> at ${TAG:-20})"), ("FROM $A$B", "(A at $A)(B at $B)"),
        ("FROM a$", "<a$>"), ("FROM \"a${b}\\\"c\"", "<a>(b at ${b})<\"c>"), ("FROM ${a:+${b-c}d}", "(a:+(b-<c> at ${b-c})<d> at ${a:+${b-c}d})"),
        ("FROM ${a##*/}x", "(a## at ${a##*/})<x>"), ("FROM ${a//b/c}", "(a// at ${a//b/c})"), ("FROM no\\\n# x\nde", "<no><de>"),
        ("FROM ${a\\\n:-b}", "(a:-<b> at ${a\\\n:-b})"), ("COPY [\"$a/b\", \"c\"]", "(a at $a)</b>"), ("FROM 'é'", "<é>"),
    ])
    func structure(_ text: String, _ expected: String) {
        #expect(parts(text) == expected)
    }

    @Test(arguments: ["FROM \"a", "FROM 'a", "FROM ${a", "FROM ${}", "FROM ${a^}", "FROM ${a:=b}", "FROM ${a/b}", "COPY [\"a\\u0062\", \"c\"]"])
    func notLexed(_ text: String) {
        #expect(parts(text) == nil)
    }

    @Test func backtickEscapes() {
        #expect(parts("# escape=`\nFROM a`$b\\c", escape: 0x60) == "<a><$b\\c>")
    }

    @Test func deepNestingDoesNotLex() {
        #expect(parts("FROM " + String(repeating: "${a:-", count: 10_000) + String(repeating: "}", count: 10_000)) == nil)
    }

    @Test(arguments: [
        ("FROM node:20", true), ("FROM no\\\n# x\nde", true), ("FROM é", true), ("FROM a\"b\"", false), ("FROM 'a'", false), ("FROM a\\b", false), ("FROM $A", false), ("FROM a$", false),
        ("COPY [\"a\", \"b\"]", false), ("COPY [\"\\u0061\", \"b\"]", false),
    ])
    func plainWordsStandForTheirText(_ text: String, _ isPlain: Bool) throws {
        let instruction = try #require(Parsed(text).last)
        let word = try #require(instruction.arguments.words.first)
        #expect(WordSyntax.isPlain(word, in: instruction.logicalLine, escape: 0x5C) == isPlain)
    }
}
