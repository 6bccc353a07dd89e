/// A place in a text as people count: line and column, both from 1.
public struct SourcePosition: Sendable, Hashable {
    public var line: Int
    /// Column in UTF-8 bytes.
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
