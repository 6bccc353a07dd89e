import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import SourceModel
import Testing

/// What becomes of ShellCheck's remarks: names, choice, silence, ranges, fixes.
@Suite struct ShellcheckTests {
    /// Says the same about each script.
    private struct Checker: ScriptChecker {
        var remarks: [ScriptRemark]
        func remarks(on texts: [[UInt8]]) -> [[ScriptRemark]?] { texts.map { _ in remarks } }
    }

    private func remark(_ code: Int, _ severity: Severity = .warning, column: Int = 1, endColumn: Int = 3, line: Int = 2, fix: [ScriptRemark.Replacement] = []) -> ScriptRemark {
        ScriptRemark(
            code: code, severity: severity, message: "Something is wrong", span: .init(line: line, column: column, endLine: line, endColumn: endColumn), replacements: fix)
    }

    private func lint(
        _ text: String, _ remarks: [ScriptRemark], select: [String] = ["shellcheck"], ignore: [String] = [], severities: RuleSeverities = [:]
    ) throws -> [Diagnostic] {
        let selection = try RuleSelection(RuleRegistry.all, select: select, ignore: ignore, severities: severities)
        return Linter(selection, catalog: try Catalog.builtIn()).asking(Checker(remarks: remarks)).lint(Array(text.utf8), path: "Dockerfile")
            .filter { $0.rule.hasPrefix("SC") || $0.rule == "bash-syntax" }
    }

    private let text = "FROM debian:13\nRUN ab cd\n"

    @Test("A finding has ShellCheck's code, severity and text, and the address of its page")
    func names() throws {
        let found = try #require(try lint(text, [remark(2086, .error)]).first)
        #expect(found.rule == "SC2086" && found.code == "SC2086")
        #expect(found.severity == .error)
        #expect(found.message == "Something is wrong.")
        #expect(found.help.contains("https://www.shellcheck.net/wiki/SC2086"))
        #expect(found.range == SourceRange(19, 21))
    }

    @Test("The default set has errors and warnings; the rule, its presets and codes by name have all")
    func choice() throws {
        let remarks = [remark(2078, .error), remark(2164), remark(2086, .information), remark(2006, .hint)]
        #expect(try lint(text, [remark(2046), remark(2045, .error)], select: ["default"]).isEmpty, "build scripts do so on purpose")
        func codes(_ select: [String], _ ignore: [String] = []) throws -> [String] { try lint(text, remarks, select: select, ignore: ignore).map(\.code) }
        #expect(try codes(["default"]) == ["SC2078", "SC2164"])
        #expect(Linter(RuleSelection(RuleRegistry.all), catalog: try Catalog.builtIn()).asking(Checker(remarks: remarks)).lint(Array(text.utf8), path: "").map(\.code).filter { $0.hasPrefix("SC") } == ["SC2078", "SC2164"])
        for all in ["shellcheck", "DHI050", "hadolint", "all"] { #expect(try codes([all]) == ["SC2006", "SC2078", "SC2086", "SC2164"], "\(all)") }
        #expect(try codes(["SC2086"]) == ["SC2086"])
        #expect(try codes(["default", "sc2006"]) == ["SC2006", "SC2078", "SC2164"])
        #expect(try codes(["shellcheck"], ["SC2164"]) == ["SC2006", "SC2078", "SC2086"])
        #expect(try codes(["default"], ["SC2164"]) == ["SC2078"])
        #expect(try codes(["default", "SC2086"], ["shellcheck"]) == [])
        #expect(throws: RuleSelectionError.self) { _ = try codes(["SC20860"]) }
    }

    @Test("A severity may be given to a code, and to all others")
    func severities() throws {
        let remarks = [remark(2078, .error), remark(2086, .information)]
        #expect(try lint(text, remarks, severities: ["SC2086": .error]).map(\.severity) == [.error, .error])
        #expect(try lint(text, remarks, severities: ["shellcheck": .hint, "SC2086": .warning]).map(\.severity) == [.hint, .warning])
    }

    @Test("Comments silence codes and the rule", arguments: ["hadolint ignore=SC2086", "dhi ignore=sc2086", "dhi ignore=shellcheck", "hadolint global ignore=SC2086", "dhi ignore=DHI050"])
    func pragmas(_ pragma: String) throws {
        #expect(try lint("# \(pragma)\nFROM debian:13\n# \(pragma)\nRUN ab cd\n", [remark(2086)]).isEmpty)
        let others = try lint("FROM debian:13\n# \(pragma)\nRUN ab cd\n", [remark(2046)]).count
        #expect(others == (pragma.contains("2086") ? 1 : 0))
    }

    @Test("What cannot apply to a Dockerfile is left out")
    func meaningless() throws {
        #expect(try lint(text, [remark(1090), remark(1091), remark(2187)]).isEmpty)
    }

    @Test("Where BusyBox is taken for dash, nothing is said about what it may not know")
    func olderRelease() throws {
        let alpine = "FROM alpine:3.22\nRUN ab cd\n"
        #expect(try lint(alpine, [remark(2187), remark(3010), remark(2086)]).map(\.code) == ["SC2086"])
        #expect(try lint(alpine, [remark(3010)]).map(\.code) == ["SC3010"])
    }

    @Test("What a shell may not know is in the default set where the shell is known")
    func unknownShell() throws {
        #expect(try lint(text, [remark(3043)], select: ["default"]).map(\.code) == ["SC3043"])
        let other = "FROM registry.example.com/a:1\nRUN ab cd\n"
        #expect(try lint(other, [remark(3043)], select: ["default"]).isEmpty)
        #expect(try lint(other, [remark(3043)]).map(\.code) == ["SC3043"])
    }

    @Test("One problem is reported once: bash-syntax says more")
    func superseded() throws {
        let bash = "FROM debian:13\nRUN [[ -f /a ]] && ab\n"
        let remarks = [remark(3010, .error, column: 1, endColumn: 12), remark(3043, .error, column: 16, endColumn: 18)]
        #expect(try lint(bash, remarks, select: ["shellcheck", "bash-syntax"]).map(\.rule) == ["bash-syntax", "SC3043"])
        #expect(try lint(bash, remarks).map(\.rule) == ["SC3010", "SC3043"])
    }

    @Test(
        "Places that are not in the script, and those in front of it, are dropped",
        arguments: [
            (1, 1, 3), (0, 1, 2), (2, 0, 2), (2, 1, 99), (2, 4, 2), (9, 1, 1), (3, 2, 3),
        ])
    func places(line: Int, column: Int, endColumn: Int) throws {
        #expect(try lint(text, [remark(2086, column: column, endColumn: endColumn, line: line)]).isEmpty)
    }

    @Test("A place between two characters shows as the character behind it, at the end as the one in front")
    func points() throws {
        #expect(try lint(text, [remark(1072, column: 1, endColumn: 1)]).map(\.range) == [SourceRange(19, 20)])
        #expect(try lint(text, [remark(1072, column: 6, endColumn: 6)]).map(\.range) == [SourceRange(23, 24)])
    }

    @Test("Columns count characters, and lines go on over continuations")
    func columns() throws {
        let wide = "FROM debian:13\nRUN echo \"größe\" \\\n  # a comment\n\t$a\n"
        let found = try lint(wide, [remark(2086, column: 15, endColumn: 17)])
        #expect(found.map { String(decoding: Array(wide.utf8)[$0.range.indices], as: UTF8.self) } == ["$a"])
    }

    @Test("Its fixes are ours, unsafe or for a person to decide, and applied where the file allows")
    func fixes() throws {
        func insertion(_ column: Int) -> ScriptRemark.Replacement { .init(span: .init(line: 2, column: column, endLine: 2, endColumn: column), text: "\"") }
        let found = try lint(text, [remark(2086, fix: [insertion(3), insertion(1)])])
        let fix = try #require(found.first?.fixes.first)
        // A whole word may be a list.
        #expect(fix.applicability == .displayOnly && fix.changes == [.commands] && fix.title == "Put it in double quotes")
        #expect(try lint(text, [remark(2086, fix: [insertion(2), insertion(3)])]).first?.fixes.first?.applicability == .unsafe)
        #expect(String(decoding: Array(text.utf8).applying(fix.edits), as: UTF8.self) == "FROM debian:13\nRUN \"ab\" cd\n")
        // Two at one place, one over a continuation, one that breaks the line, one outside.
        let over = ScriptRemark.Replacement(span: .init(line: 2, column: 1, endLine: 2, endColumn: 5), text: "x")
        let breaking = ScriptRemark.Replacement(span: .init(line: 2, column: 1, endLine: 2, endColumn: 2), text: "a\nb")
        let outside = ScriptRemark.Replacement(span: .init(line: 1, column: 1, endLine: 1, endColumn: 2), text: "x")
        #expect(try lint(text, [remark(2086, fix: [insertion(1), insertion(1)])]).first?.fixes == [])
        #expect(try lint("FROM debian:13\nRUN ab\\\n  cd\n", [remark(2086, fix: [over])]).first?.fixes == [])
        for wrong in [breaking, outside] { #expect(try lint(text, [remark(2086, fix: [wrong])]).first?.fixes == []) }
    }

    @Test("Fixes of what ONBUILD stores change triggers")
    func triggers() throws {
        let replacement = ScriptRemark.Replacement(span: .init(line: 2, column: 1, endLine: 2, endColumn: 3), text: "x")
        let found = try lint("FROM debian:13\nONBUILD RUN ab cd\n", [remark(2006, fix: [replacement])])
        #expect(found.first?.range == SourceRange(27, 29))
        #expect(found.first?.fixes.first?.changes == [.triggers])
        #expect(found.first?.fixes.first?.title == "Write 'x'")
    }

    @Test("Without ShellCheck nothing is said")
    func absent() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["shellcheck"]), catalog: try Catalog.builtIn())
        #expect(linter.lint(Array("FROM debian:13\nRUN cd /a; make $b\n".utf8), path: "Dockerfile").isEmpty)
    }
}
