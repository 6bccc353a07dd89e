import Testing
import YAMLSyntax

@Suite struct YAMLReaderTests {
    @Test(arguments: [
        ("22.10", "22.10"), ("'22.10'", #""22.10""#), (#""a\tb\u00e9""#, "\"a\tbé\""), ("'it''s'", #""it's""#), ("|\n  a\n  b\n", "\"a\nb\n\""), (">-\n  a\n  b\n", #""a b""#),
        ("a\n  b", "a b"), ("grün", "grün"), (#""a\0b""#, "\"a\u{0}b\""), ("~", "∅~"), ("null", "∅null"), ("Null", "∅Null"), ("NULL", "∅NULL"), ("---", "∅"), ("'~'", #""~""#), ("nULL", "nULL"),
        ("!!str null", "∅null"), ("''", #""""#),
    ])
    func scalarsAreAsTheyAreWritten(text: String, shape: String) throws {
        #expect(try read(text)?.shape == shape)
    }

    @Test(arguments: [
        ("a: [1, {b: c}]\nd:\n- e\n- - f\n", "{a: [1, {b: c}], d: [e, [f]]}"), ("a:\nb: ~\n", "{a: ∅, b: ∅~}"), ("[a: b, c]", "[{a: b}, c]"), ("null: a\n'': b\n", "{null: a, : b}"),
        ("{}", "{}"), ("[]", "[]"), ("? [a]\n: b\n", "{?: b}"), ("{{a: b}: c, d: e}", "{?: c, d: e}"),
    ])
    func listsAndFieldsAreNested(text: String, shape: String) throws {
        #expect(try read(text)?.shape == shape)
    }

    @Test func placesCountFromOne() throws {
        #expect(try read("é: b\nc:\n  - d\n  - [e, 'f']\n")?.places == ["1:1", "1:1", "1:4", "2:1", "3:3", "3:5", "4:5", "4:6", "4:9"])
    }

    @Test(arguments: ["", " ", "\n\n", "# nothing\n", "%YAML 1.1\n---\n...\n"])
    func noDocumentIsNoValue(text: String) throws {
        #expect(try read(text).map(\.isNull) ?? true)
    }

    @Test(arguments: [
        ("a: &x [b]\nc: *x\n", "{a: [b], c: [b]}"), ("a: &x b\nc: &x d\ne: *x\n", "{a: b, c: d, e: d}"), ("&k a: *k\n", "{a: a}"), ("a: &x b\n*x : c\n", "{a: b, b: c}"),
        ("a: &x {b: c}\nd: {<<: *x}\n", "{a: {b: c}, d: {<<: {b: c}}}"),
    ])
    func aliasesAreWhatTheyStandFor(text: String, shape: String) throws {
        #expect(try read(text)?.shape == shape)
    }

    @Test func anAliasHasThePlaceOfItsValue() throws {
        #expect(try read("- &x a\n- *x\n")?.places == ["1:1", "1:3", "1:3"])
    }

    @Test(arguments: [
        ("a: *b", 1, 4), ("a: &x [*x]", 1, 8), ("&x {a: *x}", 1, 8), ("- *later\n- &later a\n", 1, 3),
    ])
    func unknownAliasesAreErrors(text: String, line: Int, column: Int) {
        #expect(throws: YAMLError.malformed(context: nil, problem: "found undefined alias", .init(line: line, column: column))) { try read(text) }
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", ["a"], 1, 1), ("x:\n  b: 1\n  a: 2\n  a: 3\n  b: 4\n", ["a", "b"], 3, 3), ("{a: 1, 'a': 2}", ["a"], 1, 2), ("~: 1\n~: 2\n", ["~"], 1, 1),
    ])
    func keysThatStandTwiceAreErrors(text: String, keys: [String], line: Int, column: Int) {
        #expect(throws: YAMLError.duplicateKeys(keys, .init(line: line, column: column))) { try read(text) }
    }

    @Test(arguments: [("--- a\n--- b", 2, 1), ("a\n...\n---\nb", 3, 1)])
    func aSecondDocumentIsAnError(text: String, line: Int, column: Int) {
        let error = YAMLError.malformed(context: "expected a single document in the stream", problem: "but found another document", .init(line: line, column: column))
        #expect(throws: error) { try read(text) }
    }

    @Test(
        arguments: [
            ("a: [b", "while parsing a flow sequence", "did not find expected ',' or ']'", 2, 1),
            ("a: b\n\tc: d", "while scanning a plain scalar", "found a tab character that violates indentation", 2, 1),
            ("a: 'b", "while scanning a quoted scalar", "found unexpected end of stream", 1, 6), ("a: b: c", nil, "mapping values are not allowed in this context", 1, 5),
            ("a: @b", "while scanning for the next token", "found character that cannot start any token", 1, 4), ("a: \"\\x\"", "while parsing a quoted scalar", "did not find expected hexdecimal number", 1, 7),
            ("a: !x!y b", "while parsing a node", "found undefined tag handle", 1, 4), ("%YAML 9\n--- a", "while scanning a %YAML directive", "did not find expected digit or '.' character", 1, 8),
        ] as [(String, String?, String, Int, Int)])
    func brokenTextIsSaidInTheWordsOfTheParser(text: String, context: String?, problem: String, line: Int, column: Int) {
        #expect(throws: YAMLError.malformed(context: context, problem: problem, .init(line: line, column: column))) { try read(text) }
    }

    @Test(arguments: [("a: b\nc: \u{1}", 2), ("\u{0}", 1), ("a: 'b\r\n\u{7F}'", 2), ("a\nb\n\u{FFFE}", 3)])
    func controlCharactersAreErrors(text: String, line: Int) {
        #expect(throws: YAMLError.unreadable(problem: "control characters are not allowed", line: line)) { try read(text) }
    }

    @Test func whatIsNoTextIsAnError() {
        #expect(throws: YAMLError.unreadable(problem: "invalid leading UTF-8 octet", line: 2)) { try YAMLReader.read(Array("a\n".utf8) + [0xFF]) }
        #expect(throws: YAMLError.unreadable(problem: "incomplete UTF-8 octet sequence", line: 1)) { try YAMLReader.read([0x61, 0xC3]) }
    }
}

private func read(_ text: String) throws(YAMLError) -> YAMLValue? { try YAMLReader.read(Array(text.utf8)) }
