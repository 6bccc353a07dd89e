import Foundation
import Testing

/// What `.dhi.yaml` says to `dhi lint`: presets, overrides, extended files.
@Suite struct LintConfigurationTests {
    private static let text = "FROM debian\nUSER root\nRUN sudo make\n"

    /// Rule and severity of each finding, by the gnu format.
    private func found(_ scratch: Scratch, _ path: String) throws -> [String] {
        try scratch.run("dhi lint --format gnu \(path)").text.split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            return "\(words.last ?? "") \(words[1])"
        }
    }

    @Test func presetsAreNamedInSelect() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        for (preset, expected) in [("hadolint", true), ("hardened", false), ("buildkit", false)] {
            try scratch.write("lint: {select: \(preset)}\n", to: ".dhi.yaml")
            #expect(try found(scratch, ".").contains("[untagged-base-image] warning:") == expected, "\(preset)")
        }
        try scratch.write("lint: {select: [buildkit, DL3006], ignore: buildkit}\n", to: ".dhi.yaml")
        #expect(try found(scratch, ".") == ["[untagged-base-image] warning:"])
    }

    @Test func overridesHoldForTheirPathsAndTheLastOneWins() throws {
        let scratch = try Scratch()
        try scratch.write("", to: ".git/HEAD")
        for name in ["Dockerfile", "dev/Dockerfile", "dev/old/Dockerfile"] { try scratch.write(Self.text, to: name) }
        try scratch.write(
            """
            lint:
              select: [DL3006, root-user]
              severity: {root-user: error}
              overrides:
                - {paths: dev/, severity: {DL3002: hint}, ignore: DL3006}
                - {paths: [dev/old/**], select: [DL3006, sudo-in-run], severity: {sudo-in-run: information}}

            """, to: ".dhi.yaml")
        #expect(try found(scratch, "Dockerfile") == ["[untagged-base-image] warning:", "[root-user] error:"])
        #expect(try found(scratch, "dev/Dockerfile") == ["[root-user] hint:"], "under another name of the rule, too")
        #expect(try found(scratch, "--severity root-user=information dev/Dockerfile") == ["[root-user] note:"])
        #expect(try found(scratch, "dev/old/Dockerfile") == ["[sudo-in-run] note:"])
    }

    @Test func extendedFilesAreBuiltUpon() throws {
        let scratch = try Scratch()
        try scratch.write("", to: ".git/HEAD")
        try scratch.write(Self.text, to: "a/Dockerfile")
        try scratch.write("lint: {select: [DL3006, root-user, own], severity: {root-user: hint}, fail-on: never, rules: [{name: own, message: m, command: '^make'}]}\n", to: "shared/base.yaml")
        try scratch.write("extends: ../shared/base.yaml\nlint: {severity: {own: information}, ignore: [DL3006]}\n", to: "a/.dhi.yaml")
        #expect(try found(scratch, "a") == ["[root-user] hint:", "[own] note:"])
        #expect(try scratch.run("dhi lint a").code == 0)
        try scratch.write("extends: ../shared/base.yaml\nlint: {select: [own], fail-on: information, rules: [{name: own, message: m, command: '^sudo', severity: error}]}\n", to: "a/.dhi.yaml")
        #expect(try found(scratch, "a") == ["[own] error:"])
        #expect(try scratch.run("dhi lint a").code == 1)
    }

    @Test("Files of several configurations, and such that cannot be linted, each get their own in one call", arguments: [1, 2])
    func manyInOneCall(_ jobs: Int) throws {
        let scratch = try Scratch()
        try scratch.write("", to: ".git/HEAD")
        let configurations = ["a": "lint: {select: DL3006}\n", "b": "lint: {select: root-user}\n", "c": "lint: {select: nothing}\n", "d": "lint: {select: sudo-in-run}\n"]
        for (folder, text) in configurations { try scratch.write(text, to: "\(folder)/.dhi.yaml") }
        var names: [String] = []
        for number in 0..<40 {
            // None follows one of its own kind everywhere, and some do.
            let folder = ["a", "b", "a", "c", "d", "d", "d", "a"][number % 8]
            names.append("\(folder)/\(number).Dockerfile")
            try scratch.write(number % 10 == 9 ? "" : Self.text, to: names[number])
        }
        let outcome = try scratch.run("dhi lint --jobs \(jobs) --format gnu \(names.joined(separator: " "))")
        let rules = ["a": "untagged-base-image", "b": "root-user", "d": "sudo-in-run"]
        let expected = names.enumerated().compactMap { number, name in number % 10 == 9 ? nil : rules[String(name.prefix(1))].map { "\(name) [\($0)]" } }
        #expect(outcome.text.split(separator: "\n").map { "\($0.prefix { $0 != ":" }) \($0.split(separator: " ").last ?? "")" } == expected)
        #expect(outcome.code == 2)
        for (number, name) in names.enumerated() where number % 10 == 9 && !name.hasPrefix("c") { #expect(outcome.errors.contains("dhi: \(name): ")) }
    }

    @Test("Long files are linted like short ones that come with them")
    func longFiles() throws {
        let scratch = try Scratch()
        let comment = String(repeating: "# \(String(repeating: "x", count: 98))\n", count: 1500)
        for number in 0..<20 { try scratch.write(number % 3 == 0 ? Self.text + comment : Self.text, to: "\(number).Dockerfile") }
        let lines = try scratch.run("dhi lint --jobs 1 --select DL3006 --format gnu $(seq -f %g.Dockerfile 0 19)").text.split(separator: "\n")
        #expect(lines.map { $0.prefix { $0 != " " } } == (0..<20).map { "\($0).Dockerfile:1:6:" })
    }

    @Test func brokenOnesFailTheirFilesAlone() throws {
        let scratch = try Scratch()
        try scratch.write("", to: ".git/HEAD")
        for name in ["a/Dockerfile", "b/Dockerfile", "c/Dockerfile", "d/Dockerfile"] { try scratch.write(Self.text, to: name) }
        try scratch.write("extends: ../none.yaml\n", to: "a/.dhi.yaml")
        try scratch.write("extends: .dhi.yaml\n", to: "b/.dhi.yaml")
        try scratch.write("lint:\n  rules:\n    - {name: x, message: y, command: 'a('}\n", to: "c/.dhi.yaml")
        let outcome = try scratch.run("dhi lint --select root-user .")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("a/.dhi.yaml:1:10: extends "))
        #expect(outcome.errors.contains("b/.dhi.yaml:1:10: extends "))
        #expect(outcome.errors.contains("c/.dhi.yaml:3:38: command is not a regular expression: missing closing parenthesis, at offset 2"))
        #expect(outcome.text.hasSuffix("1 warning in 1 file; 3 paths could not be linted\n"))
    }
}
