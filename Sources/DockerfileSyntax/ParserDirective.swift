public import SourceModel

/// `# name=value` at the very top of a file.
public struct ParserDirective: Sendable, Hashable {
    public enum Name: String, Sendable, Hashable {
        case syntax, escape, check
    }

    public var name: Name
    public var value: String
    /// The whole line without its line end.
    public var range: SourceRange
    public var valueRange: SourceRange
    /// Line number, from 1.
    public var line: Int

    public init(name: Name, value: String, range: SourceRange, valueRange: SourceRange, line: Int) {
        self.name = name
        self.value = value
        self.range = range
        self.valueRange = valueRange
        self.line = line
    }
}
