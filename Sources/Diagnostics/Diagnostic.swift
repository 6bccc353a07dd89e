public import SourceModel

/// One finding in one file.
public struct Diagnostic: Sendable, Hashable {
    /// Kebab-case name of the rule, for example `root-user`; `syntax` for what the parser reports.
    public var rule: String
    /// The rule's code, for example `DHI012` or a code known from other tools.
    public var code: String
    /// The part of the rule that it belongs to, where other tools have several rules for what is one here.
    public var part: String?
    public var severity: Severity
    /// What is wrong, in one sentence.
    public var message: String
    /// Why it matters and what to do; empty when the message says it all.
    public var help: String
    public var range: SourceRange
    public var related: [RelatedPlace]
    public var fixes: [Fix]

    public init(
        rule: String, code: String, part: String? = nil, severity: Severity, message: String, help: String = "", range: SourceRange,
        related: [RelatedPlace] = [], fixes: [Fix] = []
    ) {
        self.rule = rule
        self.code = code
        self.part = part
        self.severity = severity
        self.message = message
        self.help = help
        self.range = range
        self.related = related
        self.fixes = fixes
    }
}
