import RepositoryConversion
import Testing

@Suite struct IgnoreFileTests {
    let folder = TemporaryFolder()

    @Test func nestedFilesOverrideOuterOnes() {
        folder.makeFolder(".git/info")
        folder.write("/build/\n*.dockerfile\n!keep.dockerfile\n", to: ".gitignore")
        folder.write("Dockerfile.local\n", to: ".git/info/exclude")
        folder.write("!a.dockerfile\r\nDockerfile\n", to: "sub/.gitignore")
        for name in [
            "build/Dockerfile", "sub/build/Dockerfile", "sub/Dockerfile", "a.dockerfile", "keep.dockerfile", "sub/a.dockerfile", "Dockerfile.local",
            "Dockerfile",
        ] {
            folder.write(to: FilePath(name))
        }
        #expect(folder.discover().files == ["Dockerfile", "keep.dockerfile", "sub/a.dockerfile"])
        // From below, what stands above holds all the same.
        #expect(folder.discover("sub").files == ["sub/a.dockerfile"])
    }

    @Test func aRepositoryWithinHasItsOwnRules() {
        folder.makeFolder(".git")
        folder.write("Dockerfile\n", to: ".gitignore")
        folder.makeFolder("inner/.git")
        folder.write(to: "inner/Dockerfile")
        folder.write(to: "Dockerfile")
        #expect(folder.discover().files == ["inner/Dockerfile"])
    }

    @Test func exclusionsOfTheConfigurationInForce() {
        folder.write(to: "Dockerfile")
        folder.write(to: "legacy/Dockerfile")
        folder.write(to: "app/legacy/Dockerfile")
        folder.write(to: "app/old/Dockerfile")
        let root = folder.path
        folder.write("", to: ".dhi.yaml")
        folder.write("", to: "app/.dhi.yaml")
        let discovery = Discovery { place in
            place == root ? PathRules(patterns: ["legacy/", "/Dockerfile"]) : PathRules(patterns: ["/old"])
        }
        let files = folder.discover(discovery: discovery).files
        #expect(files == ["app/legacy/Dockerfile"], "the nearest configuration speaks alone")
    }

    /// The same as git says, for random patterns on random trees.
    @Test func agreesWithGit() throws {
        guard folder.run("git init -q . && git config core.excludesFile /dev/null").code == 0 else {
            Issue.record("git is needed for this test")
            return
        }
        var random = SplitMix(state: 7)
        let names = ["a", "b", "ab", "a b", "c.d", "[x]", "x", "a*", "é"]
        var paths: [String] = []
        for _ in 0..<120 {
            let depth = Int.random(in: 1...4, using: &random)
            paths.append((0..<depth).map { _ in names.randomElement(using: &random)! }.joined(separator: "/") + "/f")
        }
        paths = Array(Set(paths)).sorted()
        for path in paths { folder.write("", to: FilePath(path)) }
        let pieces = ["a", "b", "x", "*", "**", "?", "/", "/", "/", "[ab]", "[!a]", "[a-c]", "[[:alpha:]]", "\\a", "\\*", " ", ".", "c.d", "f", "]", "[", "\\", "é", "***", "[^]x]", "[]-]", "[[:no:]]", "[a-]"]
        let segments = ["a", "b", "x", "f", "*", "**", "?", "a*", "*b", "[ab]", "[!a]", "c.*", "a b", "é", "\\[x\\]", "***"]
        var ignored = 0
        for round in 0..<120 {
            var lines: [String] = []
            for _ in 0..<4 {
                let pattern: String
                if Bool.random(using: &random) {
                    pattern = (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
                } else {
                    let middle = (0..<Int.random(in: 1...3, using: &random)).map { _ in segments.randomElement(using: &random)! }
                    pattern = ["", "", "/", "**/"].randomElement(using: &random)! + middle.joined(separator: "/") + ["", "", "/", "/**"].randomElement(using: &random)!
                }
                lines.append((Int.random(in: 0..<5, using: &random) == 0 ? "!" : "") + pattern)
            }
            let text = lines.joined(separator: "\n") + "\n"
            folder.write(text, to: "rules")
            folder.write(paths.joined(separator: "\n") + "\n", to: "list")
            let git = folder.run("cp rules .gitignore; git -c core.quotePath=false check-ignore --no-index --stdin < list; rm .gitignore")
            let expected = Set(git.output.split(separator: "\n").map { $0.hasPrefix("\"") ? unquoted($0) : String($0) })
            let rules = PathRules(text: Array(text.utf8))
            let actual = Set(paths.filter { rules.matches(FilePath($0)) })
            #expect(actual == expected, "round \(round): \(lines)")
            if !expected.isEmpty, expected.count < paths.count { ignored += 1 }
        }
        #expect(ignored > 40, "rounds that tell something")
    }

    private func unquoted(_ text: Substring) -> String {
        String(text.dropFirst().dropLast()).replacing("\\\\", with: "\\")
    }
}

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
