public import SourceModel

/// A pragma with its place in a file, and what its names came to in a run.
public struct PlacedPragma: Sendable {
    public var pragma: SuppressionPragma
    /// The comment, from `#` to the end of its text.
    public var comment: SourceRange
    /// The whole line with its line end.
    public var line: SourceRange
    /// Where it counts, the comment itself included; `nil`: everywhere.
    var covered: SourceRange?
    /// It is a parser directive.
    public var isDirective = false
    /// By name: whether it silenced anything.
    var isUsed: [Bool]

    /// The names that silenced nothing though their rules have looked at the whole file.
    public internal(set) var idle: [SuppressionPragma.Name] = []
    /// The names that no rule has.
    public internal(set) var unknown: [UnknownName] = []

    public struct UnknownName: Sendable {
        public var name: SuppressionPragma.Name
        /// What it may be meant for.
        public var nearest: String?
    }

    init(_ pragma: SuppressionPragma, line: SourceRange, bytes: [UInt8], covered: SourceRange?, isDirective: Bool = false) {
        self.pragma = pragma
        self.line = line
        self.covered = covered
        self.isDirective = isDirective
        isUsed = Array(repeating: false, count: pragma.names.count)
        let text = bytes[line.indices]
        let start = text.firstIndex(of: UInt8(ascii: "#")) ?? text.startIndex
        let end = text.lastIndex { $0 > 0x20 } ?? start
        comment = SourceRange(start, end + 1)
    }
}
