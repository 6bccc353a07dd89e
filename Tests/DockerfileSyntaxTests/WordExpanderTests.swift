import DockerfileSyntax
import Testing

@Suite struct WordExpanderTests {
    private static let environment = ["A": "x/y.tar.gz", "E": "", "N": "one two", "É": "accent"]

    @Test(arguments: [
        ("a", "a"), ("$A", "x/y.tar.gz"), ("${A}b", "x/y.tar.gzb"), ("'$A'", "$A"), ("\"$E\"", ""), ("\\$A", "$A"), ("a\\", "a"),
        ("\"\\a\\\"\\$\"", "\\a\"$"), ("$", "$"), ("$ a", "$ a"), ("$%", "$%"), ("$1a", "a"), ("$@x", "x"), ("$É", "accent"), ("$Ab", ""),
        ("${U:-d}", "d"), ("${E:-d}", "d"), ("${E-d}", ""), ("${U-d$E}", "d"), ("${A:+s}", "s"), ("${E:+s}", ""), ("${E+s}", "s"),
        ("${U:-${A}}", "x/y.tar.gz"), ("${U:-'a}'}", "a}"), ("${A?}", "x/y.tar.gz"),
        ("${A#*/}", "y.tar.gz"), ("${A##*.}", "gz"), ("${A%.*}", "x/y.tar"), ("${A%%.*}", "x/y"), ("${A#?}", "/y.tar.gz"), ("${A%zz}", "x/y.tar.gz"),
        ("${A#x\\/}", "y.tar.gz"), ("${A/./-}", "x/y-tar.gz"), ("${A//./-}", "x/y-tar-gz"), ("${A//[a-z]/-}", "x/y.tar.gz"), ("${N//?*/('$0')}", "(one two)"),
        ("${A//./'$$1'}", "x/y$1tar$1gz"), ("${A//./$$1}", "x/y1tar1gz"), ("${A//tar/${U:-q}}", "x/y.q.gz"), ("${N//*/z}", "z"), ("\u{FEFF}a", "a"),
    ])
    func results(_ word: String, _ result: String) {
        let expansion = WordExpander().expand(word) { Self.environment[$0] }
        #expect(expansion.error == nil)
        #expect(expansion.result == result)
    }

    @Test(arguments: [
        ("'a", "unexpected end of statement while looking for matching single-quote"),
        ("\"a", "unexpected end of statement while looking for matching double-quote"),
        ("${", "syntax error: missing '}'"), ("${}", "syntax error: bad substitution"), ("${{", "syntax error: bad substitution"),
        ("${:", "syntax error: bad substitution"), ("${a", "unsupported modifier (\u{FFFD}) in substitution"), ("${a:-b", "syntax error: missing '}'"),
        ("${a^}", "unsupported modifier (^) in substitution"), ("${a:=b}", "unsupported modifier (:=) in substitution"),
        ("${a:#b}", "unsupported modifier (:#) in substitution"), ("${a/b}", "syntax error: missing '/' in ${}"), ("${a/b/c", "syntax error: missing '}'"),
        ("${U:?}", "U: is not allowed to be unset"), ("${E:?}", "E: is not allowed to be empty"), ("${U?no $A}", "U: no x/y.tar.gz"),
        ("${A#\\a}", "invalid pattern (\\a) in substitution: invalid escape '\\a'"),
    ])
    func errors(_ word: String, _ message: String) {
        let expansion = WordExpander().expand(word) { Self.environment[$0] }
        #expect(expansion.error == "failed to process \"\(word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\": \(message)")
        #expect(expansion.result == "" && expansion.words == [])
    }

    @Test func words() {
        let expand = { (word: String) in WordExpander().expand(word) { Self.environment[$0] }.words }
        #expect(expand("a  b") == ["a", "b"])
        #expect(expand("$N \"$N\"") == ["one", "two", "one two"])
        #expect(expand("a\\ b '' c") == ["a b", "c"])
        // The text in front of a modifier is lost in words, as in BuildKit.
        #expect(expand("a${U:-b}c") == ["bc"])
    }

    @Test func options() {
        let none: (String) -> String? = { _ in nil }
        #expect(WordExpander(escape: 0x60).expand("a`$b\\c", environment: none).result == "a$b\\c")
        #expect(WordExpander(rawQuotes: true).expand("'a' \"b\"", environment: none).result == "'a' \"b\"")
        #expect(WordExpander(rawEscapes: true).expand("\\a \\\\", environment: none).result == "\\a \\\\")
        #expect(WordExpander(skipUnsetEnv: true).expand("$a ${b} ${c:-d} ${e#f} ${g/h/i}", environment: none).result == "$a ${b} ${c:-d} ${e#f} ${g/h/i}")
        #expect(WordExpander(skipProcessQuotes: true).expand("it's \"$a\"", environment: none).result == "it's \"\"")
    }

    @Test func namesAreReported() {
        let expansion = WordExpander().expand("$A ${U:-$V} $A ${E:+x} $U") { Self.environment[$0] }
        #expect(expansion.matched == ["A", "E"])
        #expect(expansion.unmatched == ["V", "U"])
    }

    @Test func deepNestingIsAnError() {
        let word = String(repeating: "${a:-", count: 100_000)
        #expect(WordExpander().expand(word) { _ in nil }.error != nil)
        #expect(WordExpander().expand(String(repeating: "${a:-", count: 50) + String(repeating: "}", count: 50)) { _ in nil }.error == nil)
    }
}
