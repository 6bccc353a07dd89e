import Diagnostics
public import Linting

/// The codes and levels that hadolint has for findings, for those who read its output.
public struct HadolintNames: Sendable {
    private let aliases: [String: [RuleAlias]]

    public init(rules: [RuleMetadata]) {
        aliases = Dictionary(rules.map { rule in (rule.name, rule.aliases.filter { $0.tool == .hadolint }) }) { first, _ in first }
    }

    /// Our own code where hadolint has no such rule.
    func code(of finding: Diagnostic) -> String {
        let names = aliases[finding.rule] ?? []
        return (names.first { $0.part == finding.part } ?? names.first { $0.part == nil } ?? names.first)?.name ?? finding.code
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
