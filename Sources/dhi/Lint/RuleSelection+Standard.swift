import LintRules
import Linting

extension RuleSelection {
    /// The default set of all rules, which nearly every run uses; made once.
    static let standard = RuleSelection(RuleRegistry.all)
}
