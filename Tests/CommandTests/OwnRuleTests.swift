import Foundation
import Testing

/// Rules of a configuration, from its text to the reports.
@Suite struct OwnRuleTests {
    private static let rules = """
        lint:
          rules:
            - name: no-plain-http
              message: Use https.
              summary: Plain http
              documentation: https://example.com/rules#http
              severity: error
              instruction: run
              pattern: 'http://\\S+'

        """
    private static let text = "FROM debian:13\nUSER 1\nRUN wget http://a \\\n  http://b\n"

    private func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write(Self.rules, to: ".dhi.yaml")
        try scratch.write(Self.text, to: "Dockerfile")
        return scratch
    }

    @Test func theyAreOnByDefaultAndCanBeNamed() throws {
        let scratch = try scratch()
        let gnu = "dhi lint --format gnu"
        let all = try scratch.run("\(gnu) .")
        #expect(all.text.contains("Dockerfile:3:10: error: Use https. [no-plain-http]\nDockerfile:4:3: error: Use https. [no-plain-http]\n"))
        #expect(all.code == 1)
        #expect(try scratch.run("\(gnu) --select no-plain-http .").text.split(separator: "\n").count == 2)
        #expect(try scratch.run("\(gnu) --ignore no-plain-http .").text.contains("no-plain-http") == false)
        #expect(try scratch.run("\(gnu) --select no-plain-http --severity no-plain-http=hint .").text.contains("4:3: hint"))
        #expect(try scratch.run("\(gnu) --select no-plain-http --severity no-plain-http=hint .").code == 0)
        let unknown = try scratch.run("\(gnu) --select no-plain-htp .")
        #expect(unknown.code == 2)
        #expect(unknown.errors.contains("There is no rule 'no-plain-htp'. Did you mean 'no-plain-http'?"))
        for (word, meant) in [("HADOLNT", "hadolint"), ("Hadolint", "hadolint"), ("al", "all"), ("ddefault", "default"), ("WorkdirRelativPath", "WorkdirRelativePath"), ("ROOT-USR", "ROOT-USER")] {
            #expect(try scratch.run("\(gnu) --select \(word) .").errors.contains("Did you mean '\(meant)'?"), "\(word)")
            #expect(try scratch.run("\(gnu) --select \(meant) .").errors.contains("There is no rule") == false, "\(meant)")
        }
    }

    @Test func ofOtherFoldersTheyStandForNothing() throws {
        let scratch = try scratch()
        try scratch.write("lint: {}\n", to: "other/.dhi.yaml")
        try scratch.write(Self.text, to: "other/Dockerfile")
        let outcome = try scratch.run("dhi lint --format gnu --select no-plain-http Dockerfile other")
        #expect(outcome.text.split(separator: "\n").count == 2)
        #expect(!outcome.text.contains("other/"))
        #expect(outcome.errors.isEmpty)
    }

    @Test func tablesOfRulesHaveThem() throws {
        let scratch = try scratch()
        let sarif = try scratch.run("dhi lint --select no-plain-http --format sarif .")
        let log = try #require(try JSONSerialization.jsonObject(with: sarif.output) as? [String: Any])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let rules = try #require(((run["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]])
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        let entry = try #require((result["ruleIndex"] as? Int).map { rules[$0] })
        #expect(entry["id"] as? String == "no-plain-http")
        #expect(entry["helpUri"] as? String == "https://example.com/rules#http")
        #expect((entry["shortDescription"] as? [String: String])?["text"] == "Plain http.")
        #expect((entry["fullDescription"] as? [String: String])?["text"]?.contains("It is defined in .dhi.yaml, line 3.") == true)
        #expect(try scratch.run("dhi lint --select no-plain-http --format rdjsonl .").text.contains(#""url":"https://example.com/rules#http""#))
        #expect(try scratch.run("dhi lint --select no-plain-http --format github .").text.contains("::error title=no-plain-http,file=Dockerfile"))
    }

    @Test func theyAreListedAndExplained() throws {
        let scratch = try scratch()
        #expect(try scratch.run("dhi rules").text.contains("no-plain-http"))
        #expect(try scratch.run("cd /; dhi rules").text.contains("no-plain-http") == false)
        #expect(try scratch.run("F=$PWD/.dhi.yaml; cd /; dhi rules --format json --config $F").text.contains("no-plain-http"))
        let page = try scratch.run("dhi explain no-plain-http")
        #expect(page.code == 0)
        #expect(page.text.contains("Plain http.") && page.text.contains("https://example.com/rules#http") && page.text.contains("Use https."))
        try scratch.write("lint: {rules: [{name: odd, message: m, pattern: \"a\\e[2J\"}]}\n", to: ".dhi.yaml")
        let odd = try scratch.run("dhi explain odd; dhi rules; dhi lint --print-config .")
        #expect(odd.text.contains("odd"))
        #expect(!odd.text.contains("\u{1B}"))
        try scratch.write("lint: [", to: ".dhi.yaml")
        #expect(try scratch.run("dhi rules").code == 2)
        let image = try scratch.run("dhi explain node:22")
        #expect(image.code == 0)
        #expect(image.errors.contains(".dhi.yaml:"))
    }

    @Test func fixesAndBaselinesGoOnWithThem() throws {
        let scratch = try scratch()
        #expect(try scratch.run("dhi lint --select no-plain-http --write-baseline known.json .").code == 0)
        #expect(try scratch.run("dhi lint --select no-plain-http --baseline known.json .").code == 0)
        #expect(try scratch.run("dhi lint --fix --select no-plain-http .").text.contains("2 errors in 1 file"))
    }

    @Test func aRuleThatIsGivenUpIsAnErrorOfItsFileAlone() throws {
        let scratch = try scratch()
        try scratch.write("lint: {rules: [{name: slow, message: x, pattern: '(a+)+$'}, {name: quick, message: y, pattern: ok}]}\n", to: ".dhi.yaml")
        try scratch.write("FROM b\nRUN ok\nRUN \(String(repeating: "a", count: 5_000))!\n", to: "Dockerfile")
        try scratch.write("FROM b\nRUN ok\n", to: "b/Dockerfile")
        for options in ["", "--fix"] {
            let outcome = try scratch.run("dhi lint \(options) --select slow,quick .")
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("dhi: Dockerfile:3: the rule slow could not be applied: the search for a match was given up"))
            #expect(outcome.text.contains("Dockerfile:2:5: warning: y") && outcome.text.contains("b/Dockerfile:2:5: warning: y"))
            #expect(outcome.text.hasSuffix("2 warnings in 2 files; 1 file could not be linted by all rules\n"))
        }
        let json = try scratch.run("dhi lint --select slow --format json .")
        #expect(json.text.contains("line 3: the rule slow could not be applied"))
        #expect(try scratch.run("dhi lint --select quick .").code == 1)
    }
}
