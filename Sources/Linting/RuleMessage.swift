/// What a finding says: what is wrong, why it matters and what to do.
public struct RuleMessage: Sendable, Hashable {
    /// What is wrong, as one sentence.
    public var what: String
    /// Why it matters.
    public var why: String
    /// What to do.
    public var remedy: String

    public init(_ what: String, why: String, remedy: String) {
        self.what = what
        self.why = why
        self.remedy = remedy
    }

    /// Reason and remedy as one text.
    public var help: String {
        if why.isEmpty || remedy.isEmpty { return why.isEmpty ? remedy : why }
        var text = why
        text.reserveCapacity(why.utf8.count + 1 + remedy.utf8.count)
        text += " "
        text += remedy
        return text
    }
}
