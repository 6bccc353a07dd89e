import Foundation
import Testing

/// `dhi lint` with a baseline, on real files.
@Suite struct LintBaselineTests {
    private static let text = "FROM debian:13\nRUN sudo make\nUSER root\n"
    private static let lint = "dhi lint --select sudo-in-run,root-user"

    private func scratch(_ names: [String] = ["a/Dockerfile", "b/Dockerfile"]) throws -> Scratch {
        let scratch = try Scratch()
        for name in names { try scratch.write(Self.text, to: name) }
        return scratch
    }

    @Test func onlyNewFindingsAreReported() throws {
        let scratch = try scratch()
        let written = try scratch.run("\(Self.lint) --write-baseline known.json .")
        #expect(written.code == 0)
        #expect(written.text == "4 findings of 2 files recorded in known.json\n")
        #expect(scratch.text(of: "known.json")?.split(separator: "\n").count == 6)
        #expect(try scratch.run("\(Self.lint) .").code == 1)
        let same = try scratch.run("\(Self.lint) --baseline known.json .")
        #expect(same.code == 0)
        #expect(same.text == "nothing new found in 2 files; 4 findings known from the baseline\n")

        try scratch.write("# moved\n\nFROM debian:13\nENV A=1\nRUN sudo make\nRUN sudo make install\nUSER root\n", to: "a/Dockerfile")
        let moved = try scratch.run("\(Self.lint) --format gnu --baseline known.json .")
        #expect(moved.code == 1)
        #expect(moved.text.split(separator: "\n").count == 1)
        #expect(moved.text.hasPrefix("a/Dockerfile:6:5: "))
    }

    @Test func namesAreThoseSeenFromTheFolderOfTheBaseline() throws {
        let scratch = try scratch()
        #expect(try scratch.run("cd a; \(Self.lint) --write-baseline ../b/known.json . ../b/Dockerfile").code == 0)
        #expect(scratch.text(of: "b/known.json")?.contains(#""path":"../a/Dockerfile""#) == true)
        #expect(scratch.text(of: "b/known.json")?.contains(#""path":"Dockerfile""#) == true)
        #expect(try scratch.run("\(Self.lint) --baseline b/known.json a b").code == 0)
        #expect(try scratch.run("\(Self.lint) --baseline \"$PWD/b/known.json\" \"$PWD/a/Dockerfile\"").code == 0)
        #expect(try scratch.run("cd b; \(Self.lint) --baseline known.json --stdin-filename ../a/Dockerfile - < ../a/Dockerfile").code == 0)
        #expect(try scratch.run("cd b; \(Self.lint) --baseline known.json --stdin-filename other/Dockerfile - < Dockerfile").code == 1)
    }

    @Test func writtenTwiceItIsTheSame() throws {
        let scratch = try scratch((0..<40).map { "d\($0)/Dockerfile" })
        _ = try scratch.run("dhi lint --write-baseline one.json .; dhi lint --jobs 1 --format json --write-baseline two.json . >/dev/null")
        let one = try #require(scratch.text(of: "one.json"))
        #expect(one == scratch.text(of: "two.json"))
        #expect(one.contains("d39/Dockerfile"))
    }

    @Test func theConfigurationNamesIt() throws {
        let scratch = try scratch()
        try scratch.write("lint:\n  baseline: ci/known.json\n", to: "a/.dhi.yaml")
        let missing = try scratch.run("\(Self.lint) .")
        #expect(missing.code == 2)
        #expect(missing.errors.contains("a/.dhi.yaml:2:13: lint.baseline: "))
        #expect(missing.errors.contains("no such file"))
        #expect(missing.errors.contains("--write-baseline"))
        #expect(missing.text.contains("b/Dockerfile:2:5"), "other files are still done")
        #expect(try scratch.run("mkdir a/ci; \(Self.lint) --write-baseline a/ci/known.json a").code == 0)
        #expect(try scratch.run("\(Self.lint) a").code == 0)
        #expect(try scratch.run("\(Self.lint) a b").code == 1)
        #expect(try scratch.run("\(Self.lint) --no-baseline a").code == 1)
        #expect(try scratch.run("\(Self.lint) - < a/Dockerfile").code == 1)
        #expect(try scratch.run("\(Self.lint) --stdin-filename a/Dockerfile - < a/Dockerfile").code == 0)
    }

    @Test func theRepositoryNamesFilesOfItsOwnOnly() throws {
        let scratch = try scratch(["r/Dockerfile"])
        try scratch.write("", to: "r/.git/HEAD")
        try scratch.write("{\"secret\": 1}\n", to: "outside.json")
        try scratch.write("lint: {baseline: ../outside.json}\n", to: "r/.dhi.yaml")
        let outcome = try scratch.run("dhi lint r")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("r/.dhi.yaml:1:18: baseline: "))
        #expect(outcome.errors.contains("lies outside"))
        #expect(!outcome.errors.contains("secret"))
        #expect(try scratch.run("ln -s ../outside.json r/link.json; echo 'lint: {baseline: link.json}' > r/.dhi.yaml; dhi lint r").errors.contains("lies outside"))
    }

    @Test func whatIsGoneIsCounted() throws {
        let scratch = try scratch(["a/Dockerfile", "b/Dockerfile", "c/Dockerfile"])
        _ = try scratch.run("\(Self.lint) --write-baseline known.json .")
        try scratch.write("FROM debian:13\nRUN make\nUSER root\n", to: "a/Dockerfile")
        _ = try scratch.run("rm -r c")
        let outcome = try scratch.run("\(Self.lint) --baseline known.json .")
        #expect(outcome.code == 0)
        #expect(outcome.text == "nothing new found in 2 files; 3 findings known from the baseline; 3 findings of the baseline are gone: write it anew with --write-baseline known.json\n")
        #expect(try scratch.run("\(Self.lint) --baseline known.json b").text.contains("2 findings of the baseline are gone"), "those of c, which is not there")
        #expect(try scratch.run("dhi lint --select root-user --baseline known.json a").text.contains("2 findings of the baseline are gone"), "nobody looked for sudo")
        let json = try scratch.run("\(Self.lint) --format json --baseline known.json .").text
        #expect(json.contains(#""inBaseline":3,"goneFromBaseline":3"#))
    }

    @Test(arguments: ["text", "gnu", "json", "sarif", "github", "gitlab", "checkstyle", "junit", "rdjsonl", "hadolint", "hadolint-json"])
    func everyFormatLeavesKnownOnesOut(_ format: String) throws {
        let scratch = try scratch(["Dockerfile"])
        _ = try scratch.run("\(Self.lint) --write-baseline known.json .")
        try scratch.write(Self.text + "RUN sudo ls\n", to: "Dockerfile")
        let outcome = try scratch.run("\(Self.lint) --format \(format) --baseline known.json .")
        #expect(outcome.code == 1)
        #expect(outcome.text.contains("sudo-in-run") || outcome.text.contains("DL3004"))
        // The table of rules that SARIF has names all of them.
        let rule = format == "sarif" ? "\"ruleId\":\"root-user\"" : format.hasPrefix("hadolint") ? "DL3002" : "root-user"
        #expect(!outcome.text.contains(rule))
        #expect(try scratch.run("\(Self.lint) --format \(format) .").text.contains(rule))
        try scratch.write(Self.text, to: "Dockerfile")
        let silent = try scratch.run("\(Self.lint) --format \(format) --baseline known.json .")
        #expect(silent.code == 0)
    }

    @Test func fixesRepairKnownFindings() throws {
        let scratch = try Scratch()
        try scratch.write("FROM dhi.io/node:22\nUSER node\nCMD [\"x\"]\n", to: "Dockerfile")
        _ = try scratch.run("dhi lint --select redundant-user --write-baseline known.json .")
        let outcome = try scratch.run("dhi lint --select redundant-user --fix --baseline known.json .")
        #expect(scratch.text(of: "Dockerfile") == "FROM dhi.io/node:22\nCMD [\"x\"]\n")
        #expect(outcome.text.contains("1 finding of the baseline is gone"))
    }

    @Test func whatCannotBeReadIsNotForgotten() throws {
        let scratch = try scratch()
        _ = try scratch.run("\(Self.lint) --write-baseline known.json .")
        let before = scratch.text(of: "known.json")
        let outcome = try scratch.run("\(Self.lint) --write-baseline known.json a gone/Dockerfile")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("known.json: not written, as not everything could be linted"))
        #expect(scratch.text(of: "known.json") == before)
    }

    @Test(arguments: [
        ("{}", ":1: is no baseline of dhi lint"), ("\n[", ":2: is not valid JSON"), ("{\"version\": 9}", ":1: is a baseline of version 9"),
    ])
    func brokenOnesAreErrors(_ text: String, _ message: String) throws {
        let scratch = try scratch()
        try scratch.write(text, to: "known.json")
        let outcome = try scratch.run("\(Self.lint) --baseline known.json .")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("known.json\(message)"))
        #expect(outcome.text.isEmpty)
        #expect(try scratch.run("dhi lint --baseline nothing.json .").errors.contains("nothing.json: no such file"))
        #expect(try scratch.run("dhi lint --baseline a .").code == 2)
    }

    @Test(arguments: ["--baseline x --write-baseline y", "--baseline x --no-baseline", "--diff --write-baseline y"])
    func wrongUse(_ options: String) throws {
        #expect(try scratch().run("dhi lint \(options) .").code == 2)
    }

    @Test func allIsRecordedThoughNobodyReads() throws {
        // More than is kept back before the first part of the report is written.
        let scratch = try scratch((0..<400).map { "\($0)\(String(repeating: "d", count: 200))/Dockerfile" })
        _ = try scratch.run("dhi lint --select root-user --format json --write-baseline known.json . 2>/dev/null | true")
        #expect(scratch.text(of: "known.json")?.split(separator: "\n").count == 402)
    }

    @Test func unwritableFolder() throws {
        let outcome = try scratch().run("dhi lint --write-baseline missing/known.json .")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("missing/known.json"))
    }
}
