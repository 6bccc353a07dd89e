import DockerfileSyntax
import SourceModel
import Testing

/// How the arguments of each instruction are split.
@Suite struct ArgumentTests {
    @Test(arguments: [
        ("COPY a\tb  c", ["a", "b", "c"]),
        ("COPY \"a b\" c", ["\"a", "b\"", "c"]),
        ("COPY [\"a b\", \"c\"]", ["a b", "c"]),
        ("COPY ['a', 'b']", ["['a',", "'b']"]),
        ("RUN  a  b ", ["a  b"]),
        ("RUN [\"a\", \"b\"]", ["a", "b"]),
        ("RUN [\"a\"] x", ["[\"a\"] x"]),
        ("RUN", []),
        ("RUN []", []),
        ("CMD [ ]", []),
        ("CMD [\"a\",]", ["[\"a\",]"]),
        ("CMD [\"a\tb\"]", ["[\"a\tb\"]"]),
        ("CMD [\"\\x\"]", ["[\"\\x\"]"]),
        ("CMD [\"\\u00e9\\n\\/\\ud83d\\ude00\\ud800\"]", ["é\n/😀\u{FFFD}"]),
        ("CMD [1e999]", ["[1e999]"]),
        ("EXPOSE [\"80\"]", ["[\"80\"]"]),
        ("USER a b # c", ["a b # c"]),
        ("WORKDIR \"/a b\"", ["\"/a b\""]),
        ("VOLUME a [b]", ["a", "[b]"]),
        ("ENV a=b c=\"d e\" f='g h' i=j\\ k", ["a=b", "c=\"d e\"", "f='g h'", "i=j\\ k"]),
        ("ENV a=b\\", ["a=b"]),
        ("ENV a  b=c  d", ["a b=c  d"]),
        ("ENV a =b", ["a =b"]),
        ("ENV \"a=b\"=c", ["\"a=b\"=c"]),
        ("LABEL a='b\\' c=d", ["a='b\\'", "c=d"]),
        ("LABEL a=b\u{A0}c=d", ["a=b", "c=d"]),
        ("LABEL a=b\\\u{A0}c", ["a=b\\\u{A0}c"]),
        ("ARG a b=c d= \"e f\"=g", ["a", "b=c", "d=", "\"e f\"=g"]),
        ("ARG a=\"b", ["a=\"b"]),
        ("HEALTHCHECK CMD  a  b", ["CMD", "a  b"]),
        ("HEALTHCHECK CMD [\"a\"]", ["CMD", "a"]),
        ("HEALTHCHECK none", ["none"]),
        ("ONBUILD RUN [\"a\"]", ["RUN", "a"]),
        ("ONBUILD ONBUILD USER a", ["ONBUILD", "USER", "a"]),
        ("foo bar", []),
    ])
    func arguments(_ text: String, _ expected: [String]) {
        #expect(Parsed(text).arguments == expected)
    }

    @Test func wordsKnowTheirPlaces() {
        let tree = Parsed("FROM x\nARG a=b \"c\"='d e'\nENV k=v l=\nCOPY [\"a\\u0062\", \"/d\"]\n").tree
        guard case .arg(let declarations) = tree.instructions[1].content, case .env(let pairs) = tree.instructions[2].content,
            case .copy(let copy) = tree.instructions[3].content
        else {
            Issue.record("not typed")
            return
        }
        #expect(declarations.map { tree.text($0.name.range) } == ["a", "\"c\""])
        #expect(declarations.map { $0.value.map { tree.text($0.range) } } == ["b", "'d e'"])
        #expect(pairs.map { tree.text($0.key.range) } == ["k", "l"])
        #expect(pairs.map { tree.text($0.value.range) } == ["v", ""])
        #expect(copy.sources.map { tree.text($0.range) } == ["\"a\\u0062\""])
        #expect(copy.sources.map(\.text) == ["ab"])
    }

    @Test(arguments: [
        ("COPY --a --b=c d e", ["--a", "--b=c"], ["d", "e"]),
        ("RUN --x='a b'\"c\" d", ["--x=a bc"], ["d"]),
        ("RUN --x=a\\ b c", ["--x=a b"], ["c"]),
        ("RUN -- --x", [], ["--x"]),
        ("RUN --x -- --y", ["--x"], ["--y"]),
        ("RUN -x", [], ["-x"]),
        ("RUN --x=\"a b", ["--x=a b"], []),
        ("RUN --x='a\\'b' c", ["--x=a'b"], ["c"]),
        ("RUN --x=é c", ["--x=Ã©"], ["c"]),
        ("RUN --x=à c", ["--x=Ã"], ["c"]),
        ("ENV --a=b", ["--a=b"], []),
    ])
    func flags(_ text: String, _ flags: [String], _ arguments: [String]) {
        let parsed = Parsed(text)
        #expect(parsed.last?.flags.map(\.raw) == flags)
        #expect(parsed.arguments == arguments)
    }

    @Test func flagsKnowTheirPlaces() {
        let tree = Parsed("COPY --from=\"a\\\n b\" --link --chown= c d").tree
        let flags = tree.instructions[0].flags
        #expect(flags.map(\.name) == ["from", "link", "chown"])
        #expect(flags.map(\.value) == ["a b", nil, ""])
        #expect(flags.map { tree.text($0.range) } == ["--from=\"a\\\n b\"", "--link", "--chown="])
        #expect(flags.map { tree.text($0.valueRange) } == ["\"a\\\n b\"", "", ""])
    }

    @Test(arguments: ["RUN", "run", "Run", "rUn"]) func keywordsHaveAnyCase(_ keyword: String) {
        let instruction = Parsed("\(keyword) a").last
        #expect(instruction?.keyword == .run)
        #expect(instruction?.keywordText == keyword)
    }

    @Test func keywordsEndAtBlanksOfASCII() {
        #expect(Parsed("WOR\u{212A}DIR /a").last?.keyword == .workdir)
        #expect(Parsed("FROM\u{A0}a").last?.keyword == .unknown)
        #expect(Parsed("FROM\u{A0} a").last?.keywordText == "FROM\u{A0}")
    }
}
