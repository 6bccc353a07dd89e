import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import SourceModel
import Testing

/// The triggers and exceptions of hadolint's rules, with what we say of each.
@Suite struct ParityTests {
    @Test("We mark the lines that the table says", arguments: ParityCase.all)
    func marks(_ example: ParityCase) throws {
        let selection = try RuleSelection(RuleRegistry.all, select: [example.rule])
        let bytes = Array(example.text.utf8)
        let lines = LineIndex(bytes)
        let found = Linter(selection, catalog: try Catalog.builtIn(), options: example.options).lint(bytes, path: "Dockerfile")
        #expect(Set(found.map { lines.line(at: $0.range.start) }).sorted() == example.ours, "\(found.map(\.message))")
    }

    @Test("Every difference from hadolint has a reason, and nothing else has one", arguments: ParityCase.all)
    func reasons(_ example: ParityCase) {
        #expect((example.reason ?? "").isEmpty == (example.hadolint == example.ours))
    }

    @Test("Each rule of hadolint that we have is tried both ways")
    func isComplete() {
        let names = Set(RuleRegistry.all.flatMap { rule in rule.metadata.aliases.filter { $0.tool == .hadolint }.map(\.name) })
        let tried = Dictionary(grouping: ParityCase.all, by: \.rule)
        // What hadolint has given up has no cases.
        #expect(names.subtracting(tried.keys).isSubset(of: Self.withoutCases), "\(names.subtracting(tried.keys).sorted())")
        for (rule, cases) in tried {
            #expect(names.contains(rule))
            #expect(cases.contains { !$0.hadolint.isEmpty } && cases.contains { $0.hadolint.isEmpty }, "\(rule)")
            #expect(Set(cases.map(\.name)).count == cases.count, "\(rule)")
        }
    }

    private static let withoutCases: Set<String> = ["DL3005", "DL3017", "DL3031", "DL3039"]
}
