public import SourceModel

/// A piece of a word as expansion sees it: what is literal, and what comes from a variable.
public enum WordPart: Sendable, Hashable {
    /// Text that stands for itself: quotes and escapes are already removed. The range holds the text as written,
    /// without the quotes around it where the whole part is quoted.
    case literal(String, SourceRange)
    /// `$name` or `${name}`, with or without a modifier.
    case variable(Variable)

    public struct Variable: Sendable, Hashable {
        public var name: String
        /// `-`, `:-`, `+`, `:+`, `?`, `:?`, `#`, `##`, `%`, `%%`, `/`, `//`; empty without one.
        public var modifier: String
        /// The text behind the modifier, for the forms with `-`, `+` and `?`.
        public var word: [WordPart]
        /// From `$` to the end of the name or the closing brace.
        public var range: SourceRange

        public init(name: String, modifier: String, word: [WordPart], range: SourceRange) {
            self.name = name
            self.modifier = modifier
            self.word = word
            self.range = range
        }
    }
}
