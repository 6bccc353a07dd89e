public import SourceModel

/// Something BuildKit rejects.
public struct SyntaxDiagnostic: Sendable, Hashable {
    /// Where BuildKit meets the error: while it splits the file, or while it reads one instruction.
    public enum Phase: Sendable, Hashable {
        case parse, instruction
    }

    public var phase: Phase
    /// BuildKit's own message, without the `dockerfile parse error on line N: ` it may put in front.
    public var message: String
    /// Whether BuildKit puts `dockerfile parse error on line N: ` in front.
    public var hasLinePrefix: Bool
    /// The lines BuildKit names, from 1, both inclusive (its quirks kept: 0 occurs).
    public var firstLine: Int
    public var lastLine: Int
    /// The exact place, for people.
    public var range: SourceRange

    public init(phase: Phase, message: String, hasLinePrefix: Bool, firstLine: Int, lastLine: Int, range: SourceRange) {
        self.phase = phase
        self.message = message
        self.hasLinePrefix = hasLinePrefix
        self.firstLine = firstLine
        self.lastLine = lastLine
        self.range = range
    }
}
