/// What a word becomes when its variables, quotes and escapes are processed.
public struct WordExpansion: Sendable, Hashable {
    /// The word as one text; empty after an error.
    public var result: String
    /// The text split at blanks outside of quotes; empty after an error.
    public var words: [String]
    /// Names that the environment knows, in the order of their first use.
    public var matched: [String]
    /// Names that it does not know, whether or not a default stood in for them.
    public var unmatched: [String]
    /// BuildKit's message when the word cannot be expanded.
    public var error: String?

    public init(result: String, words: [String], matched: [String], unmatched: [String], error: String?) {
        self.result = result
        self.words = words
        self.matched = matched
        self.unmatched = unmatched
        self.error = error
    }
}
