import Diagnostics
public import Linting

/// The codes and levels that hadolint has for findings, for those who read its output.
public struct HadolintNames: Sendable {
    private let codes: [String: String]

    public init(rules: [RuleMetadata]) {
        codes = Dictionary(rules.compactMap { rule in rule.aliases.first { $0.tool == .hadolint }.map { (rule.name, $0.name) } }) { first, _ in first }
    }

    /// Our own code where hadolint has no such rule.
    func code(of finding: Diagnostic) -> String { codes[finding.rule] ?? finding.code }

    func level(of finding: Diagnostic) -> String {
        switch finding.severity {
        case .error: "error"
        case .warning: "warning"
        case .information: "info"
        case .hint: "style"
        }
    }
}
