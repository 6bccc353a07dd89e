/// A rule's page under its three fixed headings; Markdown, a paragraph a string.
public struct RuleDocumentation: Sendable {
    /// What it does
    public var what: String
    /// Why it matters
    public var why: String
    /// What to do
    public var remedy: String

    public init(what: String, why: String, remedy: String) {
        self.what = what
        self.why = why
        self.remedy = remedy
    }
}
