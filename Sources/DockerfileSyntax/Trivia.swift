public import SourceModel

/// A piece of a Dockerfile that is no instruction.
public struct Trivia: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case byteOrderMark
        /// A whole comment line with its line end.
        case comment
        /// A parser directive with its line end.
        case directive
        /// A blank line with its line end.
        case blank
    }

    public var kind: Kind
    public var range: SourceRange

    public init(kind: Kind, range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}
