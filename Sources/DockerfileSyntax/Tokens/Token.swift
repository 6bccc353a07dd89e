public import SourceModel

/// A piece of an instruction as an editor shows it.
public struct Token: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// The instruction's name, also that of what ONBUILD stores; AS of FROM; CMD and NONE of HEALTHCHECK.
        case keyword
        case flag
        /// A word, a pair, an element of a JSON array, or the text for the shell.
        case argument
        /// What belongs to the arguments and is no word: brackets and commas of JSON, `--`.
        case punctuation
        /// `<<EOF` and its like.
        case heredocMarker
        case heredocBody
        /// The line that ends a here-document, with its line end.
        case heredocTerminator
        /// The escape character at the end of a continued line.
        case continuation
        /// A comment inside a continued instruction, without blanks in front and line end.
        case comment
        case whitespace
        case lineEnd
    }

    public var kind: Kind
    public var range: SourceRange

    public init(kind: Kind, range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}

extension DockerfileTree {
    /// The tokens of an instruction of this tree, in order; together they cover its range.
    public func tokens(of instruction: Instruction) -> [Token] {
        var tokenizer = Tokenizer(bytes: bytes, escape: escape, instruction: instruction)
        return tokenizer.read()
    }
}
