import LintRules
import Linting
import Reporting
import Testing

@Suite struct RuleCoverageTests {
    private let problems = RuleCoverage.groups.flatMap(\.problems)

    @Test func everyRuleThatIsNamedExists() {
        let names = Set(RuleRegistry.all.map { $0.metadata.name })
        for problem in problems {
            for rule in problem.rules { #expect(names.contains(rule), "\(problem.key) names \(rule)") }
        }
    }

    @Test func aProblemHasARuleOrAReason() {
        for problem in problems { #expect(!problem.rules.isEmpty || !problem.reason.isEmpty, "\(problem.key)") }
    }

    /// The keys are for good; a new problem gets a new one.
    @Test(arguments: [("F", 24), ("S", 24), ("C", 21), ("W", 3), ("P", 17), ("X", 4), ("N", 14), ("A", 38), ("H", 8), ("M", 8), ("D", 50)])
    func everyKeyIsThereOnce(_ letter: String, _ count: Int) {
        let keys = problems.map(\.key).filter { $0.hasPrefix(letter) }
        #expect(keys == (1...count).map { letter + ($0 < 10 ? "0\($0)" : "\($0)") })
    }
}
