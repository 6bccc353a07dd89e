public import Diagnostics

/// What linting a file comes to.
public struct Inspection: Sendable {
    /// In the order of the text.
    public var findings: [Diagnostic]
    /// Rules of the configuration that could not be applied; what they would have found is missing.
    public var failures: [PatternRuleFailure]

    public init(findings: [Diagnostic], failures: [PatternRuleFailure]) {
        self.findings = findings
        self.failures = failures
    }
}
