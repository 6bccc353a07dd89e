import DockerfileSyntax
import Testing

@Suite struct DirectiveTests {
    @Test(arguments: [
        ("# syntax=a/b:1\n# escape=`\nFROM x", ["syntax=a/b:1", "escape=`"]),
        ("#SYNTAX = a b \t\nFROM x", ["syntax=a b"]),
        ("  # escape=`\nFROM x", ["escape=`"]),
        ("## escape=`\nFROM x", []),
        ("\n# escape=`\nFROM x", []),
        ("# plain\n# escape=`\nFROM x", []),
        ("# unknown=1\n# escape=`\nFROM x", []),
        ("#!/bin/sh\n# escape=`\nFROM x", []),
        ("FROM x\n# escape=`", []),
        ("# check=\nFROM x", []),
        ("# check= \nFROM x", ["check= "]),
        ("\u{FEFF}# check=skip=all\r\nFROM x", ["check=skip=all"]),
    ])
    func directives(_ text: String, _ expected: [String]) {
        #expect(Parsed(text).tree.directives.map { "\($0.name.rawValue)=\($0.value)" } == expected)
    }

    @Test(arguments: [
        ("# escape=`\n# escape=`\nFROM x", "1-1: only one escape parser directive can be used"),
        ("# escape=x\nFROM x", "0-0: invalid escape token 'x' does not match ` or \\"),
    ])
    func rejected(_ text: String, _ error: String) {
        #expect(Parsed(text).firstError == error)
    }

    @Test func rangesAreExact() {
        let tree = Parsed("#  syntax = a/b \r\nFROM x").tree
        #expect(tree.directives.map { tree.text($0.range) } == ["#  syntax = a/b "])
        #expect(tree.directives.map { tree.text($0.valueRange) } == ["a/b"])
    }

    @Test(arguments: [
        ("# syntax=a b\n", "a", 1), ("#!/x\n# syntax=a\n", "a", 2), ("// syntax = a\n", "a", 1), ("{\"syntax\": \"a\\u0062\"}", "ab", 0),
        ("\u{FEFF}#syntax=a\n", "a", 1), ("# syntax=a\r\n", "a", 1), ("# check=x\n# syntax=a\n", "a", 2),
    ])
    func frontendIsDetected(_ text: String, _ value: String, _ line: Int) {
        let directive = FrontendDirective.detect(.syntax, in: Array(text.utf8))
        #expect(directive?.value == value)
        #expect(directive?.line == line)
    }

    @Test(arguments: ["", "# a\n# syntax=b", "\n# syntax=b", "{\"syntax\": 1}", "{\"syntax\": \"a\"", "FROM x"])
    func frontendIsNotDetected(_ text: String) {
        #expect(FrontendDirective.detect(.syntax, in: Array(text.utf8)) == nil)
    }

    @Test func checkOptions() throws {
        let options = try CheckOptions.parse(" skip=A, B ;error=true;experimental=all").get()
        #expect(options.skipped == ["A", "B"])
        #expect(options.failsBuild && options.allowsAllExperimental && !options.skipsAll)
    }

    @Test(arguments: [("skip", "invalid check option \"skip\""), ("x=1", "invalid check option \"x\"")])
    func brokenCheckOptions(_ text: String, _ message: String) {
        guard case .failure(let problem) = CheckOptions.parse(text) else {
            Issue.record("accepted")
            return
        }
        #expect(problem.message == message)
    }
}
