public import SourceModel

/// A rule of a configuration that could not be applied to a file to the end.
public struct PatternRuleFailure: Error, Sendable, Hashable {
    public var rule: String
    /// The text on which it was given up.
    public var range: SourceRange
    public var reason: String
}

extension PatternRuleFailure {
    /// The sentence for people.
    public var message: String { "the rule \(rule) could not be applied: \(reason)" }
}
