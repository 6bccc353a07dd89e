import LintRules
import Linting
import Migration
import Proving
import RepositoryConversion

extension ConfigurationVocabulary {
    /// All that a configuration may name. Every command checks all of it: a file holds for all of them.
    static var all: ConfigurationVocabulary {
        let names = RuleRegistry.all.flatMap { rule in [rule.metadata.name, rule.metadata.code] + rule.metadata.aliases.map(\.name) }
        return ConfigurationVocabulary(
            permissions: Permission.allCases.map(\.rawValue), assumptions: Assumption.kinds, rules: names + RulePreset.allCases.map(\.rawValue) + ["all"],
            relayed: RuleRegistry.all.compactMap { $0.metadata.relays })
    }
}
