public import SourceModel

/// A word of an instruction: its text as BuildKit hands it on (unexpanded), and where it stands.
public struct Word: Sendable, Hashable {
    /// Unexpanded value; for an element of a JSON array the decoded string. Invalid UTF-8 is repaired.
    public var text: String
    /// In the file; for an element of a JSON array including its quotes.
    public var range: SourceRange
    /// In the logical line.
    public var logicalRange: Range<Int>

    public init(text: String, range: SourceRange, logicalRange: Range<Int>) {
        self.text = text
        self.range = range
        self.logicalRange = logicalRange
    }
}
