public import Diagnostics
public import SourceModel

/// Takes down what one rule finds in one file.
public struct RuleReport {
    let rule: any Rule.Type
    let severity: Severity?
    var diagnostics: [Diagnostic] = []

    init(_ rule: any Rule.Type, severity: Severity?) {
        self.rule = rule
        self.severity = severity
    }

    /// Reports `message` for the text at `range`. A severity given here stands for the rule's own, not for the configured one.
    public mutating func add(
        _ message: RuleMessage, at range: SourceRange, severity: Severity? = nil, related: [RelatedPlace] = [], fixes: [Fix] = []
    ) {
        let metadata = rule.metadata
        diagnostics.append(
            Diagnostic(
                rule: metadata.name, code: metadata.code, severity: self.severity ?? severity ?? metadata.severity, message: message.what,
                help: message.help, range: range, related: related, fixes: fixes.filter { $0.edits.areDisjoint }))
    }
}
