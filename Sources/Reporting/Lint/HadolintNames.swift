import Diagnostics
public import Linting

/// The codes and levels that hadolint has for findings, for those who read its output.
public struct HadolintNames: Sendable {
    /// A rule, or a part of it that hadolint has a rule for.
    private struct Key: Hashable {
        var rule: String
        var part: String?
    }

    private let codes: [Key: String]

    public init(rules: [RuleMetadata]) {
        let named = rules.flatMap { rule in rule.aliases.filter { $0.tool == .hadolint }.map { (Key(rule: rule.name, part: $0.part), $0.name) } }
        codes = Dictionary(named) { first, _ in first }
    }

    /// Our own code where hadolint has no such rule.
    func code(of finding: Diagnostic) -> String {
        codes[Key(rule: finding.rule, part: finding.part)] ?? codes[Key(rule: finding.rule, part: nil)] ?? finding.code
    }

    func level(of finding: Diagnostic) -> String {
        switch finding.severity {
        case .error: "error"
        case .warning: "warning"
        case .information: "info"
        case .hint: "style"
        }
    }
}
