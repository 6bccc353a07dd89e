import Diagnostics
import DockerfileSyntax
import Foundation
import HardenedCatalog
import LintRules
import Linting
import SourceModel
import Testing
import Yams

/// A valid file of present syntax; one of `Fixtures/modern-syntax.yaml`.
struct ModernSyntaxCase: Decodable, Sendable, CustomTestStringConvertible {
    enum Reading: String, Decodable, Sendable { case reads, fails }

    var name: String
    var text: String
    /// Whether hadolint can read it, as recorded.
    var hadolint: Reading

    var testDescription: String { name }

    static let all: [ModernSyntaxCase] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/modern-syntax.yaml")
        guard let data = try? Data(contentsOf: file), let cases = try? YAMLDecoder().decode([ModernSyntaxCase].self, from: data) else {
            Issue.record("\(file.lastPathComponent) cannot be read")
            return []
        }
        return cases
    }()
}

/// Everything that BuildKit accepts is linted.
@Suite struct ModernSyntaxTests {
    @Test("A valid file is read and linted by all rules", arguments: ModernSyntaxCase.all)
    func isLinted(_ example: ModernSyntaxCase) throws {
        let tree = DockerfileParser.parse(Array(example.text.utf8))
        #expect(tree.diagnostics.isEmpty, "\(tree.diagnostics.map(\.message))")
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["all"]), catalog: try Catalog.builtIn())
        #expect(!linter.lint(tree, path: "Dockerfile").contains { $0.rule == "syntax" })
        // What stands behind it is seen.
        let more = Array((example.text + (example.text.hasSuffix("\n") ? "" : "\n") + "FROM debian:13\nUSER root\n").utf8)
        #expect(linter.lint(more, path: "Dockerfile").contains { $0.rule == "root-user" && Int($0.range.end) == more.count - 1 })
    }

    @Test func theTableIsWhole() {
        #expect(ModernSyntaxCase.all.count > 200)
        #expect(ModernSyntaxCase.all.count { $0.hadolint == .fails } > 30)
    }
}
