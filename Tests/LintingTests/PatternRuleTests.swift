import Diagnostics
import DockerfileSyntax
import HardenedCatalog
import Linting
import PatternMatching
import SourceModel
import Testing

/// Rules that a configuration defines: what they look at, and where they point.
@Suite struct PatternRuleTests {
    private static let catalog = try? Catalog.builtIn()

    private func rule(
        _ subject: PatternRule.Subject, _ pattern: String, unless exception: String? = nil, _ keywords: [Keyword] = [], stages: PatternRule.Stages = .any, name: String = "own"
    ) throws -> PatternRule {
        PatternRule(
            name: name, message: "Not so.", subject: subject, pattern: try Pattern(pattern), exception: try exception.map { try Pattern($0) }, keywords: keywords, stages: stages)
    }

    private func inspect(_ text: String, _ rules: [PatternRule], select: [String] = [], ignore: [String] = [], severities: RuleSeverities = [:]) throws -> Inspection {
        let selection = try RuleSelection([], own: rules, select: select, ignore: ignore, severities: severities)
        return Linter(selection, catalog: try #require(Self.catalog)).inspect(DockerfileParser.parse(Array(text.utf8)), path: "Dockerfile")
    }

    /// The texts of the file that are reported.
    private func found(_ text: String, _ rules: PatternRule...) throws -> [String] {
        let result = try inspect(text, rules)
        #expect(result.failures.isEmpty)
        let bytes = Array(text.utf8)
        return result.findings.map { String(decoding: bytes[$0.range.indices], as: UTF8.self) }
    }

    @Test func theTextOfAnInstructionIsJoinedAndMappedBack() throws {
        let text = "FROM a\nRUN  --network=none foo \\\n  # a comment foo\n\n  b\\\nar  \nENV foo bar\n"
        #expect(try found(text, rule(.pattern, "foo +bar", [.run])) == ["foo \\\n  # a comment foo\n\n  b\\\nar"])
        #expect(try found(text, rule(.pattern, "^--network=none")) == ["--network=none"])
        #expect(try found(text, rule(.pattern, "bar$")) == ["b\\\nar", "bar"])
        #expect(try found(text, rule(.pattern, "^foo", [.env, .label])) == ["foo"])
        #expect(try found(text, rule(.pattern, "RUN|ENV|comment")) == [])
    }

    @Test func windowsLineEndsAndTheBacktick() throws {
        #expect(try found("# escape=`\r\nFROM a\r\nRUN one `\r\n  two\r\n", rule(.pattern, "one +two$")) == ["one `\r\n  two"])
    }

    @Test func hereDocumentsBelongToTheText() throws {
        let text = "FROM a\nRUN <<A cat\nfoo one\nA\nCOPY <<B <<C /x/\nfoo two\nB\nfoo é\nC\n"
        #expect(try found(text, rule(.pattern, "foo \\S+")) == ["foo one", "foo two", "foo é"])
    }

    @Test func everyPlaceIsReportedOnce() throws {
        #expect(try found("FROM a\nRUN x && x; xx\n", rule(.pattern, "x")) == ["x", "x", "x", "x"])
        #expect(try found("FROM a\nONBUILD RUN x\n", rule(.pattern, "x", [.onbuild, .run])) == ["x"])
        #expect(try found("FROM a\nONBUILD RUN x\n", rule(.pattern, "x")) == ["x"])
        #expect(try found("FROM a\nONBUILD RUN x\n", rule(.pattern, "^RUN", [.onbuild])) == ["RUN"])
    }

    @Test func whatTakesInNothingIsAboutTheWhole() throws {
        #expect(try found("FROM a\nRUN make \\\n  all  \nRUN set -e; make\n", rule(.pattern, "^(?!set -e)", [.run])) == ["RUN make \\\n  all"])
        #expect(try found("FROM a:1\n", rule(.value, "(?=1)")) == ["a:1"])
    }

    @Test func rangesHoldWholeCharacters() throws {
        #expect(try found("FROM a\nRUN caf\u{E9}s 漢字\n", rule(.pattern, "f..")) == ["f\u{E9}"])
        #expect(try found("FROM a\nRUN x 漢字\n", rule(.pattern, "\\xad.$")) == ["字"])
    }

    @Test func exceptionsSilenceTheSameTextOnly() throws {
        let text = "FROM a\nRUN apt-get install x && apt-get install --no-install-recommends y\n"
        #expect(try found(text, rule(.command, "install", unless: "--no-install-recommends")) == ["install"])
        #expect(try found(text, rule(.pattern, "install", unless: "--no-install-recommends")) == [])
    }

    @Test(arguments: [
        ("ARG V=1\nFROM registry/a:$V\n", "a:1$", ["a:$V"]),
        ("ARG V=1 W=v$V\nFROM scratch\n", "^v1$", ["v$V"]),
        ("FROM registry/a:${NONE}\n", "registry", []),
        ("FROM \"a:1\"\n", "a:1", ["a:1"]),
        ("FROM a:1 AS b\nFROM b\nFROM scratch\n", "^(?!registry)", ["a:1"]),
        ("FROM a\nENV A=1 B=x-$A-y\nENV C=x-$A-y D=${A}\n", "^x-1-y$|^1$", ["1", "x-$A-y", "${A}"]),
        ("FROM a\nENV A=1\nENV C=x-$A-yz\n", "-y", ["-y"]),
        ("FROM a\nENV A \"b c\"\nLABEL x='b c' y=b\\ c\n", "b c", ["b c", "b c", "b\\ c"]),
        ("FROM a\nARG V\nCOPY --chown=1 $V/secret x y/\nADD [\"secret\", \"/s\\u0065cret\"]\n", "secret", ["secret", "\"/s\\u0065cret\""]),
        ("FROM a\nWORKDIR /srv\nUSER root\nEXPOSE 22 80\nVOLUME /srv /x\nSTOPSIGNAL 9\nSHELL [\"$sh\"]\nMAINTAINER $me\n", "^(/srv|root|22|9|\\$sh|\\$me)$", ["/srv", "root", "22", "/srv", "9", "$sh", "$me"]),
        ("FROM a\nRUN secret\nCMD secret\n", "secret", []),
        ("FROM a\nONBUILD ENV A=b C=$D\n", "^b|D", ["b"]),
    ])
    func valuesAreExpanded(_ text: String, _ pattern: String, _ expected: [String]) throws {
        #expect(try found(text, rule(.value, pattern)) == expected)
    }

    @Test(arguments: [
        ("RUN sudo -E /usr/bin/pip install \\\n  --index-url x", "^pip install --index-url", ["pip install \\\n  --index-url"]),
        ("RUN env A=1 curl x | exec sh -c 'wget y; wget -q z'", "^(curl|wget) \\S+$", ["curl x", "wget y"]),
        ("RUN sudo -u app make", "^sudo", ["sudo"]),
        ("RUN sudo -u app make all", "^(sudo -u app|make all)$", ["sudo -u app", "make all"]),
        ("RUN sh -c 'make all'", "^sh -c$", ["sh -c"]),
        ("ENV V=2\nRUN pip install a==$V", "a==2", ["a==$V"]),
        ("RUN pip install a==$V", "a==\\$V", ["a==$V"]),
        ("RUN [\"curl\", \"-k\", \"x\"]", "^curl -k", ["curl\", \"-k"]),
        ("CMD curl -k", "curl", ["curl"]),
        ("ENTRYPOINT [\"tini\", \"--\", \"node\", \"x\"]", "^node x", ["node\", \"x"]),
        ("HEALTHCHECK CMD curl -f x || exit 1", "^curl -f", ["curl -f"]),
        ("RUN <<E\nset -e\ncurl \"a b\"\nE", "^curl a b$", ["curl \"a b"]),
        ("ONBUILD RUN sudo curl x", "^curl", ["curl"]),
        ("ENV A=curl", "curl", []),
        ("RUN echo 'curl -k'", "^curl", []),
    ])
    func commandsAreSeenThroughWrappers(_ line: String, _ pattern: String, _ expected: [String]) throws {
        #expect(try found("FROM a\n\(line)\n", rule(.command, pattern)) == expected)
    }

    @Test func stagesAreToldApart() throws {
        let text = "ARG x=1\nFROM a AS build\nRUN x one\nFROM b\nRUN x two\nCOPY --from=build /x /x\n"
        #expect(try found(text, rule(.command, "^x \\w+", stages: .final)) == ["x two"])
        #expect(try found(text, rule(.command, "^x \\w+", stages: .build)) == ["x one"])
        #expect(try found(text, rule(.pattern, "x=1")) == ["x=1"])
        #expect(try found(text, rule(.pattern, "x=1", stages: .final)) == [])
        #expect(try found(text, rule(.value, "^[ab]$", stages: .final)) == ["b"])
        #expect(try found("FROM a AS base\nRUN x one\nFROM base\n", rule(.command, "^x", stages: .final)) == ["x"], "what the shipped stage stands on is shipped")
    }

    @Test func commentsSilenceThem() throws {
        let own = try rule(.pattern, "x")
        #expect(try found("FROM a\n# dhi ignore=own reason=so\nRUN x\nRUN x\n", own) == ["x"])
        #expect(try found("# dhi global ignore=OWN\nFROM a\nRUN x\n", own) == [])
    }

    @Test func selectionAndSeverity() throws {
        let rules = [try rule(.pattern, "x"), try rule(.pattern, "x", name: "second")]
        let text = "FROM a\nRUN x\n"
        func names(_ select: [String], _ ignore: [String] = []) throws -> [String] { try inspect(text, rules, select: select, ignore: ignore).findings.map(\.rule) }
        #expect(try names([]) == ["own", "second"])
        #expect(try names(["all"]) == ["own", "second"])
        #expect(try names(["own"]) == ["own"])
        #expect(try names(["hadolint"]) == [])
        #expect(try names([], ["own"]) == ["second"])
        #expect(try inspect(text, rules, severities: ["own": .hint]).findings.map(\.severity) == [.hint, .warning])
        #expect(throws: RuleSelectionError(name: "third")) { try inspect(text, rules, select: ["third"]) }
        let selection = try RuleSelection([], own: rules, select: ["third"], elsewhere: ["third"])
        #expect(selection.ownEntries.isEmpty)
    }

    @Test func rejectedFilesAreLeftAlone() throws {
        #expect(try found("FROM a\nRUNN x\n", rule(.pattern, "x")) == [])
        #expect(try found("", rule(.pattern, "")) == [])
    }

    @Test(arguments: ["(a+)+$", "(?:a{1,1000}){1,1000}b?!c|(a|a)+$", "[^x]*[yz]", "(a*)*\\1c|(a|aa)+$", "[^x]{60,}[yz]", "(?:(?:a*)*)*[bc]"])
    func hostilePatternsAreGivenUp(_ pattern: String) throws {
        let text = "FROM a\nRUN ok\nRUN \(String(repeating: String(repeating: "a", count: 50_000) + "\\\n", count: 4))!\nRUN \\\n ok\n"
        let clock = ContinuousClock()
        let start = clock.now
        let result = try inspect(text, [rule(.pattern, pattern), rule(.pattern, "ok", name: "second")])
        #expect(clock.now - start < .seconds(20))
        #expect(result.failures.map(\.rule) == ["own"])
        #expect(result.failures.first.map { LineIndex(Array(text.utf8)).line(at: $0.range.start) } == 3)
        #expect(result.failures.first?.message.contains("tries too many possibilities") == true)
        #expect(result.findings.map(\.rule) == ["second", "second"], "the other rules go on")
    }

    @Test func manySmallTextsAreBoundedTogether() throws {
        let text = "FROM a\n" + String(repeating: "RUN \(String(repeating: "a", count: 400))\n", count: 4_000)
        let result = try inspect(text, [rule(.pattern, "[^x]*[^y]?[yz]")])
        #expect(result.failures.count == 1)
    }

    @Test func findingsWithoutEndAreGivenUp() throws {
        let result = try inspect("FROM a\nRUN \(String(repeating: "a ", count: 1_500))\n", [rule(.pattern, "a")])
        #expect(result.findings.isEmpty)
        #expect(result.failures.first?.message == "the rule own could not be applied: it reports more than 1000 places; make its pattern more exact")
    }
}
