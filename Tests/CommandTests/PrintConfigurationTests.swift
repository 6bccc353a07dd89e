import Foundation
import Testing

/// `dhi lint --print-config`.
@Suite struct PrintConfigurationTests {
    private func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write("", to: ".git/HEAD")
        try scratch.write("lint: {severity: {root-user: hint}, rules: [{name: mine, message: No x., pattern: x}]}\n", to: "base.yaml")
        try scratch.write("extends: base.yaml\nlint:\n  ignore: [missing-user]\n  overrides: [{paths: '*.dev', select: [root-user, DL3008, mine]}]\n", to: ".dhi.yaml")
        try scratch.write("FROM debian:13\nUSER root\nRUN x\n", to: "a/Dockerfile")
        return scratch
    }

    @Test func itNamesFilesAndRules() throws {
        let outcome = try scratch().run("dhi lint --print-config a/Dockerfile | sed \"s,$PWD,HERE,\"")
        #expect(outcome.text.hasPrefix("# The configuration in force for a/Dockerfile, from\n#   HERE/.dhi.yaml\n#   HERE/base.yaml\nlint:\n  select: [default]\n  ignore: [missing-user]\n  fail-on: warning\n"))
        #expect(outcome.text.contains("\n#   mine: warning\n"))
        #expect(outcome.text.contains("\n#   root-user: hint\n"))
        #expect(!outcome.text.contains("missing-user: "))
        let rules = outcome.text.split(separator: "\n").filter { $0.hasPrefix("#   ") && $0.contains(": ") }
        #expect(outcome.text.contains("\n# Rules in force: \(rules.count)\n"))
        #expect(rules == rules.sorted())
    }

    @Test func overridesAndPartsAreWorkedIn() throws {
        let outcome = try scratch().run("dhi lint --print-config a/new.dev")
        #expect(outcome.text.contains("  select: [root-user, DL3008, mine]\n"))
        #expect(outcome.text.hasSuffix("# Rules in force: 3\n#   mine: warning\n#   root-user: hint\n#   unpinned-system-packages (apt): warning\n"))
    }

    @Test func theResultDoesTheSame() throws {
        let scratch = try scratch()
        let before = try scratch.run("dhi lint --format gnu .")
        let text = try scratch.run("dhi lint --print-config a > printed; dhi lint --format gnu --config printed .; dhi lint --print-config --config printed a | grep -v '^# \\|^#  .*/' > again; grep -v '^# \\|^#  .*/' printed | diff - again")
        #expect(text.text == before.text)
        #expect(text.code == 0)
    }

    @Test func theCommandLineCountsMore() throws {
        let outcome = try scratch().run("dhi lint --print-config --select mine --severity mine=error --fail-on never --stdin-filename a/Dockerfile - < /dev/null")
        #expect(outcome.text.contains("  select: [mine]\n  ignore: [missing-user]\n  fail-on: never\n  severity:\n    root-user: hint\n    mine: error\n"))
        #expect(outcome.text.hasSuffix("# Rules in force: 1\n#   mine: error\n"))
        #expect(try scratch().run("dhi lint --print-config --select mien a").errors.contains("There is no rule 'mien'"))
    }

    @Test func withoutConfiguration() throws {
        let outcome = try Scratch().run("dhi lint --print-config")
        #expect(outcome.text.hasPrefix("# The configuration in force for Dockerfile; no .dhi.yaml is, so this is what holds without one.\nlint:\n  select: [default]\n"))
        #expect(outcome.code == 0)
    }

    @Test func brokenOnesAndWrongUse() throws {
        let scratch = try scratch()
        for options in ["a b", "--fix a", "--format json a", "--diff a", "--write-baseline x a"] { #expect(try scratch.run("dhi lint --print-config \(options)").code == 2) }
        try scratch.write("lint: {select: [nothing]}\n", to: ".dhi.yaml")
        let outcome = try scratch.run("dhi lint --print-config a")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains(".dhi.yaml:1:17: unknown rule \"nothing\"; 'dhi rules' lists the rules and presets"))
        #expect(outcome.errors.utf8.count < 1000, "hundreds of names are of no use")
        #expect(outcome.text.isEmpty)
    }
}
