import Testing

@testable import Linting

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
}
