import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import SourceModel
import Testing

/// What pragmas silence, and how grave findings are where a file asks builds to fail.
@Suite struct SuppressionTests {
    private func lint(_ text: String, select: [String], severities: RuleSeverities = [:]) throws -> [Diagnostic] {
        let selection = try RuleSelection(RuleRegistry.all, select: select, severities: severities)
        return Linter(selection, catalog: try Catalog.builtIn()).lint(Array(text.utf8), path: "Dockerfile")
    }

    private func lines(_ text: String) throws -> [Int] {
        let bytes = Array(text.utf8)
        return try lint(text, select: ["relative-workdir"]).map { finding in bytes[..<Int(finding.range.start)].count { $0 == UInt8(ascii: "\n") } + 1 }
    }

    @Test func theInstructionBelowOnly() throws {
        #expect(try lines("FROM debian:13\n# hadolint ignore=DL3000\nWORKDIR a\nFROM debian:13\nWORKDIR b\n") == [5])
        #expect(try lines("FROM debian:13\n# hadolint ignore=DL3000\n\n# more\nWORKDIR a\n") == [])
        #expect(try lines("FROM debian:13\n# hadolint ignore=DL3006\n# check=skip=WorkdirRelativePath\nWORKDIR a\n") == [])
    }

    @Test func betweenTheLinesOfAnInstruction() throws {
        #expect(try lines("FROM debian:13\nWORKDIR \\\n  # dhi ignore=relative-workdir reason=why\n  a\nFROM debian:13\nWORKDIR b\n") == [6])
        #expect(try lines("FROM debian:13\nRUN <<EOF\n# dhi ignore=relative-workdir\nEOF\nWORKDIR b\n") == [5])
        #expect(try lines("FROM debian:13\nRUN a && \\\n# dhi stage ignore=relative-workdir\n b\nWORKDIR b\nFROM debian:13\nWORKDIR a\n") == [7])
    }

    @Test func theWholeStage() throws {
        #expect(try lines("# hadolint stage ignore=DL3000\nFROM debian:13\nWORKDIR a\nWORKDIR b\nFROM debian:13\nWORKDIR a\n") == [6])
        #expect(try lines("FROM debian:13\nWORKDIR a\n# dhi stage ignore=DL3000\nWORKDIR b\nFROM debian:13\nWORKDIR a\n") == [6], "also what stands above the comment")
    }

    @Test func theWholeFile() throws {
        #expect(try lines("FROM debian:13\nWORKDIR a\n# hadolint global ignore=DL3000\n") == [])
        #expect(try lines("# check=skip=all\nFROM debian:13\nWORKDIR a\n") == [])
        #expect(try lines("# a\n# check=skip=all\nFROM debian:13\nWORKDIR a\n") == [4], "no directive, but a pragma for FROM")
    }

    @Test func checksThatFailTheBuild() throws {
        let file = "FROM debian:13\nMAINTAINER a\nRUN curl a | b\n"
        let rules = ["deprecated-maintainer", "unchecked-pipe"]
        #expect(try lint("# check=error=false\n" + file, select: rules).map(\.severity) == [.warning, .warning])
        #expect(try lint("# check=error=true\n" + file, select: rules).map(\.severity) == [.error, .warning], "pipes are none of BuildKit's checks")
        #expect(try lint("# a\n# check=error=true\n" + file, select: rules).map(\.severity) == [.warning, .warning], "no directive")
        #expect(try lint("# check=error=true\n" + file, select: rules, severities: ["MaintainerDeprecated": .hint]).map(\.severity) == [.hint, .warning])
    }

    @Test func aPragmaThatIsOfUseToOneRunOnlyIsNotJudged() throws {
        let text = "FROM debian:13\n# dhi ignore=root-user\nUSER app\n"
        #expect(try lint(text, select: ["unused-pragma"]).isEmpty)
        #expect(try lint(text, select: ["unused-pragma", "root-user"]).map(\.message) == ["This comment silences root-user, but nothing is found here."])
        var options = LintOptions()
        options.platform = "linux/arm64"
        let selection = try RuleSelection(RuleRegistry.all, select: ["unused-pragma", "root-user"])
        #expect(Linter(selection, catalog: try Catalog.builtIn(), options: options).lint(Array(text.utf8), path: "Dockerfile").isEmpty)
        #expect(try lint("FROM debian:13\n# dhi ignore=root-user,unused-pragma\nUSER app\n", select: ["unused-pragma", "root-user"]).isEmpty)
    }

    @Test func rulesThatNobodyHasToldAnythingAreNotJudged() throws {
        #expect(try lint("# hadolint ignore=DL3026,DL3049\nFROM debian:13\n", select: ["unused-pragma", "DL3026", "DL3049"]).isEmpty)
    }

    @Test func pragmasThatTheOrganisationDoesNotHonour() throws {
        var options = LintOptions()
        options.policy.ignoresPragmas = true
        let selection = try RuleSelection(RuleRegistry.all, select: ["unused-pragma", "relative-workdir", "inline-pragma"])
        let found = Linter(selection, catalog: try Catalog.builtIn(), options: options).lint(Array("FROM debian:13\n# dhi ignore=relative-workdir\nWORKDIR a\n".utf8), path: "Dockerfile")
        #expect(found.map(\.rule) == ["inline-pragma", "relative-workdir"])
    }

    @Test func whatIsReportedOnDemandIsOfUse() throws {
        #expect(try !lint("FROM debian:13\n# dhi ignore=secret-variable\nENV FILTER_KEY=ProcessId\n", select: ["default"]).contains { $0.rule == "unused-pragma" })
    }

    @Test func partsOfRulesThatDoNotRunAreNotJudged() throws {
        let text = "FROM alpine:3.23\n# hadolint ignore=DL3008,DL3018\nRUN true\n"
        #expect(try lint(text, select: ["unused-pragma", "DL3018"]).map(\.message) == ["This comment silences DL3018, but nothing is found here."])
    }

    @Test func whatAnotherCommentMayBecomeIsNoFix() throws {
        let finding = try #require(try lint("# dhi global ignore=root-user\n# escape=`\nFROM debian:13\n", select: ["unused-pragma", "root-user"]).first)
        #expect(finding.fixes.isEmpty, "without the comment the next one would be a directive")
        let free = try #require(try lint("# dhi global ignore=root-user\n# more\nFROM debian:13\n", select: ["unused-pragma", "root-user"]).first)
        #expect(free.fixes.map(\.applicability) == [.safe])
    }
}
