import Diagnostics
import DockerfileSyntax
import HardenedCatalog
import SourceModel
import Testing

@testable import Linting

/// Applying fixes: what goes in, what is held back, and when it ends.
@Suite struct FixerTests {
    private func fix(_ text: String, _ rules: [any Rule.Type], upTo applicability: Applicability = .safe) throws -> FixedFile {
        let linter = Linter(try RuleSelection(rules, select: ["all"]), catalog: try Catalog.builtIn())
        return Fixer(linter, upTo: applicability).fix(Array(text.utf8), path: "Dockerfile")
    }

    @Test func safeFixesOnly() throws {
        let text = "FROM a\nUSER one\n"
        #expect(try fix(text, [Renaming.self]).bytes == Array(text.utf8))
        #expect(try fix(text, [Renaming.self], upTo: .unsafe).bytes == Array("FROM a\nUSER two\n".utf8))
    }

    @Test func whatIsNotDeclaredIsRefused() throws {
        let result = try fix("FROM a\nUSER one\n", [Lying.self])
        #expect(result.bytes == Array("FROM a\nUSER one\n".utf8))
        #expect(result.refused.map(\.changes) == [[.user]])
        #expect(result.remaining.count == 1)
    }

    @Test func whatBuildKitRejectsIsRefused() throws {
        let result = try fix("FROM a\nUSER one\n", [Breaking.self])
        #expect(result.refused.map(\.changes) == [[]])
        #expect(result.edits.isEmpty)
    }

    @Test func overlappingFixesWaitForTheNextRound() throws {
        let result = try fix("FROM a\nUSER one\n", [Renaming.self, Renumbering.self], upTo: .unsafe)
        #expect(result.bytes == Array("FROM a\nUSER 2\n".utf8))
        #expect(result.fixed.count == 2)
        #expect(Array("FROM a\nUSER one\n".utf8).applying(result.edits) == result.bytes)
    }

    @Test func repairsThatUndoEachOtherComeToAnEnd() throws {
        #expect(try fix("FROM a\nUSER one\n", [Renaming.self, RenamingBack.self], upTo: .unsafe).bytes.count == "FROM a\nUSER one\n".utf8.count)
    }

    // MARK: rules that only tests have

    private enum Renaming: Rule {
        static let metadata = testRule("renaming")
        static func check(_ file: LintedFile, _ report: inout RuleReport) { replaceUser("one", by: "two", .unsafe, [.user], file, &report) }
    }

    private enum RenamingBack: Rule {
        static let metadata = testRule("renaming-back")
        static func check(_ file: LintedFile, _ report: inout RuleReport) { replaceUser("two", by: "one", .unsafe, [.user], file, &report) }
    }

    private enum Renumbering: Rule {
        static let metadata = testRule("renumbering")
        static func check(_ file: LintedFile, _ report: inout RuleReport) {
            replaceUser("one", by: "1", .unsafe, [.user], file, &report)
            replaceUser("two", by: "2", .unsafe, [.user], file, &report)
        }
    }

    private enum Lying: Rule {
        static let metadata = testRule("lying")
        static func check(_ file: LintedFile, _ report: inout RuleReport) { replaceUser("one", by: "two", .safe, [.labels], file, &report) }
    }

    private enum Breaking: Rule {
        static let metadata = testRule("breaking")
        static func check(_ file: LintedFile, _ report: inout RuleReport) { replaceUser("one", by: "", .safe, Set(BuildAspect.allCases), file, &report) }
    }

    private static func testRule(_ name: String) -> RuleMetadata {
        RuleMetadata(
            name: name, code: name, severity: .warning, summary: name, documentation: RuleDocumentation(what: "", why: "", remedy: ""), reference: "", flagged: [], clean: [])
    }

    private static func replaceUser(_ old: String, by new: String, _ applicability: Applicability, _ changes: Set<BuildAspect>, _ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            guard case .user(let word) = instruction.content, word.text == old else { continue }
            let fix = Fix(title: "Say \(new)", edits: [TextEdit(word.range, new)], applicability: applicability, changes: changes)
            report.add(RuleMessage("This is \(old).", why: "", remedy: ""), at: word.range, fixes: [fix])
        }
    }
}
