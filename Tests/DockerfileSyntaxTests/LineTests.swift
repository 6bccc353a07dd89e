import DockerfileSyntax
import SourceModel
import Testing

/// How files become logical lines.
@Suite struct LineTests {
    @Test(arguments: [
        ("FROM a\nRUN b\n", ["FROM a", "RUN b"]),
        ("FROM a\r\nRUN b\r\n", ["FROM a", "RUN b"]),
        ("FROM a\rRUN b", ["FROM a\rRUN b"]),
        ("\u{FEFF}FROM a\n\u{FEFF}RUN b", ["FROM a", "\u{FEFF}RUN b"]),
        ("  \u{A0}\tFROM a  \n", ["FROM a  "]),
        ("\n \t\n\nFROM a", ["FROM a"]),
        ("RUN a \\\n  b", ["RUN a   b"]),
        ("RUN a \\ \t\n  b", ["RUN a   b"]),
        ("RUN a \\\u{0C}\n  b", ["RUN a \\\u{0C}", "b"]),
        ("RUN a \\\\\n b", ["RUN a \\\\", "b"]),
        ("RUN a \\\\\\\n b", ["RUN a \\\\\\", "b"]),
        ("RUN a \\\\ \\\n b", ["RUN a \\\\  b"]),
        ("RU\\\nN x", ["RUN x"]),
        ("RUN a \\\n# c\n\n   # d\n b", ["RUN a  b"]),
        ("RUN a \\\n   \\\n b", ["RUN a     b"]),
        ("RUN a \\", ["RUN a "]),
        ("RUN a \\\n\n# x\n", ["RUN a "]),
        ("\\\nRUN a", ["RUN a"]),
        ("\\\n  RUN a", ["  RUN a"]),
        ("RUN \"a\\\nb\"", ["RUN \"ab\""]),
        ("# escape=`\nRUN a `\n b\nRUN c \\\nUSER d", ["RUN a  b", "RUN c \\", "USER d"]),
        ("RUN a # b \\\nc", ["RUN a # b c"]),
    ])
    func joins(_ text: String, _ lines: [String]) {
        #expect(Parsed(text).lines == lines)
    }

    @Test func linesOfAnInstructionIncludeWhatItSwallows() {
        let tree = Parsed("\nRUN a \\\n# c\n\n b\n\nUSER x \\\n\n").tree
        #expect(tree.instructions.map(\.firstLine) == [2, 7])
        #expect(tree.instructions.map(\.lastLine) == [5, 8])
        #expect(tree.instructions.map(\.emptyContinuationLine) == [5, 8])
        #expect(tree.text(tree.instructions[0].range) == "RUN a \\\n# c\n\n b\n")
    }

    @Test func rangesSpanContinuations() {
        let tree = Parsed("CO\\\n\\\nPY a\\\n# no\nb /c\n").tree
        let instruction = tree.instructions[0]
        #expect(tree.text(instruction.keywordRange) == "CO\\\n\\\nPY")
        #expect(instruction.arguments.words.map(\.text) == ["ab", "/c"])
        #expect(instruction.arguments.words.map { tree.text($0.range) } == ["a\\\n# no\nb", "/c"])
    }

    @Test func overlongLineIsReportedBehindTheLineBefore() {
        let long = "RUN " + String(repeating: "x", count: 65_532)
        #expect(Parsed("FROM a\n" + long.dropLast() + "\nRUN b").firstError == nil)
        let tree = Parsed("FROM a\n" + long + "\nRUN b")
        #expect(tree.firstError == "1-1: dockerfile line greater than max allowed size of 65535")
        #expect(tree.lines.count == 3)
        #expect(Parsed(long).firstError == "0-0: file with no instructions")
        #expect(Parsed("FROM a\nRUN cat <<E\n" + long + "\nE\n").firstError == "2-2: unterminated heredoc")
        #expect(Parsed("FROM a\nENV a \\\n" + long + "\n").firstError == "2-2: ENV must have two arguments")
        #expect(Parsed("FROM a\nRUN a \\\n" + long + "\n").firstError == "2-2: dockerfile line greater than max allowed size of 65535")
    }

    @Test func invalidBytesBecomeOneReplacementEach() {
        let parsed = Parsed(bytes: Array("FROM a\nUSER x".utf8) + [0xE2, 0x80, 0x00, 0xFF])
        #expect(parsed.arguments == ["x\u{FFFD}\u{FFFD}\0\u{FFFD}"])
    }

    @Test(arguments: [
        ("", "0-0: file with no instructions"), ("# a\n\n", "2-2: file with no instructions"), ("\n", "1-1: file with no instructions"),
    ])
    func filesWithoutInstructions(_ text: String, _ error: String) {
        #expect(Parsed(text).firstError == error)
    }

    @Test func commentsBelongToTheNextInstruction() {
        let tree = Parsed("# one\n  # two\n\n# three\nFROM a\n#\n# x\n#\n# four\nRUN b \\\n# inside\n c\nRUN d").tree
        #expect(tree.instructions.map(\.comments) == [["one", "# two", "three"], ["four"], []])
    }

    @Test func triviaHasItsKinds() {
        let tree = Parsed("\u{FEFF}# syntax=x\n# c\n\nFROM a\n").tree
        #expect(tree.trivia.map(\.kind) == [.byteOrderMark, .directive, .comment, .blank])
        #expect(TreeChecks(tree: tree).problem == nil)
    }
}
