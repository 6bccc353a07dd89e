import Testing

@testable import BuildEffects

/// `.dockerignore`: which lines count, and what they fit.
@Suite struct IgnoreFileTests {
    @Test func lines() {
        let file = IgnoreFile(Array("\u{FEFF}# a comment\n\n  /build/ \r\n!  build/keep\n #no comment\n!\n".utf8))
        #expect(file.patterns.map(\.text) == ["build", "build/keep", "#no comment"])
        #expect(file.patterns.map(\.isException) == [false, true, false])
    }

    @Test(
        "What is excluded",
        arguments: [
            ("a", "a"), ("a", "a/b/c"), ("a/", "./a"), ("*.md", "README.md"), ("*", "."), ("**", "x/y"), ("**/*.go", "a/b/c.go"), ("**/*.go", "c.go"), ("a/**", "a/b/c"),
            ("a/**/z", "a/z"), ("a/**/z", "a/b/c/z"), ("?.txt", "é.txt"), ("[a-c].txt", "b.txt"), ("[^a].txt", "b.txt"), ("\\*", "*"), ("temp?", "temp1/x"), ("*/temp*", "a/temporary"),
        ])
    func excluded(_ pattern: String, _ path: String) {
        #expect(IgnoreFile(Array(pattern.utf8)).excludes(path))
    }

    @Test(
        "What is not",
        arguments: [
            ("a", "ab"), ("a", "b/a"), ("*.md", "docs/README.md"), (".*", "."), ("a/**", "b"), ("?", "ab"), ("[a-c]", "d"), ("a*", "b/a"), ("/", "a"),
        ])
    func kept(_ pattern: String, _ path: String) {
        #expect(!IgnoreFile(Array(pattern.utf8)).excludes(path))
    }

    @Test func theLastLineThatFitsDecides() {
        let file = IgnoreFile(Array("*\n!src\nsrc/tmp\n".utf8))
        #expect(file.excludes("a"))
        #expect(!file.excludes("src/a"))
        #expect(file.excludes("src/tmp/x"))
    }

    @Test("Paths in their shortest form", arguments: [("a//b/./c/", "a/b/c"), ("./", "."), ("", "."), ("/../a", "/a"), ("a/../..", ".."), ("/", "/")])
    func cleaned(_ path: String, _ clean: String) {
        #expect(IgnoreFile.cleaned(path) == clean)
    }

    @Test func manyStarsTakeNoLongTime() {
        let pattern = String(repeating: "*a", count: 60)
        #expect(!IgnoreFile(Array(pattern.utf8)).excludes(String(repeating: "a", count: 59) + String(repeating: "b", count: 4000)))
    }

    @Test(arguments: [
        ("server.js", "server.js", true), ("server.js", "src/server.js", false), ("**/server.js", "a/b/server.js", true), ("**/server.js", "server.js", true), ("*.js", "server.js", true),
        ("*.js", "src/server.js", false), ("src", "src/server.js", true), ("/src/", "src/server.js", true), ("./src", "src", true), ("*\n!src", "src/server.js", false), ("*\n!src/server.js", "src", false),
        ("*\n!src/server.js", "src/other.js", true), ("*\n!src/*.js\nsrc/other.js", "src/other.js", true), ("# server.js", "server.js", false), (" server.js ", "server.js", true), ("a/../server.js", "server.js", true),
        ("src/**/x", "src/x", true), ("src/**/x", "src/a/b/x", true), ("server.?s\r", "server.js", true), ("", "server.js", false), ("**", "a/b", true), ("!server.js", "server.js", false),
    ])
    func whatIsKeptOutWholly(_ list: String, _ path: String, _ isOut: Bool) {
        #expect(IgnoreFile(Array(list.utf8)).excludesWholly(path) == isOut, "\(list)")
    }
}
