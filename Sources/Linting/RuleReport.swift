public import Diagnostics
public import SourceModel

/// Takes down what one rule finds in one file.
public struct RuleReport {
    let entry: RuleSelection.Entry
    var findings: [Diagnostic] = []
    /// Where it would report something on demand.
    private(set) var withheld: [(range: SourceRange, part: String?)] = []

    /// Nothing was found, not even what is withheld.
    var isEmpty: Bool { findings.isEmpty && withheld.isEmpty }

    init(_ entry: RuleSelection.Entry) {
        self.entry = entry
    }

    /// Reports `message` for the text at `range`. A severity given here stands for the rule's own, not for the configured one.
    ///
    /// - Parameters:
    ///   - part: The part of the rule, where aliases name parts.
    ///   - onDemand: True, and what other tools report, too, but of little use here; whoever selects no more than the default set does not hear of it.
    public mutating func add(
        _ message: RuleMessage, at range: SourceRange, severity: Severity? = nil, part: String? = nil, related: [RelatedPlace] = [], fixes: [Fix] = [], onDemand: Bool = false
    ) {
        let metadata = entry.rule.metadata
        // A part that no alias names is like none.
        let part = part.flatMap { part in metadata.aliases.contains { $0.part == part } ? part : nil }
        if let asked = entry.parts, !asked.contains(part) { return }
        if onDemand, !entry.isDemanded {
            withheld.append((range, part))
            return
        }
        findings.append(
            Diagnostic(
                rule: metadata.name, code: metadata.code, part: part, severity: entry.severity(of: part) ?? severity ?? metadata.severity, message: message.what,
                help: message.help, range: range, related: related, fixes: fixes.filter { $0.edits.areDisjoint }))
    }

    /// The same where the file asks builds to fail for what BuildKit finds (`# check=error=true`); what the configuration says of a rule counts more.
    var failingBuild: RuleReport {
        var report = self
        let aliases = entry.rule.metadata.aliases.filter { $0.tool == .buildkit }
        for (number, finding) in findings.enumerated() where entry.severity(of: finding.part) == nil && aliases.contains(where: { $0.part == nil || $0.part == finding.part }) {
            report.findings[number].severity = .error
        }
        return report
    }

    /// Passes on what another program has found, under its own code.
    ///
    /// - Parameter onDemand: Whoever selects no more than the default set does not hear of it.
    public mutating func relay(_ code: String, _ message: RuleMessage, at range: SourceRange, severity: Severity, onDemand: Bool, fixes: [Fix] = []) {
        guard entry.wants(code, onDemand: onDemand) else { return }
        let diagnostic = Diagnostic(
            rule: code, code: code, part: code, severity: entry.severity(of: code, onDemand: onDemand) ?? severity, message: message.what, help: message.help, range: range,
            fixes: fixes.filter { $0.edits.areDisjoint })
        findings.append(diagnostic)
    }
}
