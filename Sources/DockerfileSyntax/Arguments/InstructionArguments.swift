/// The arguments of an instruction as BuildKit's parser hands them on, before the instruction is typed.
public enum InstructionArguments: Sendable {
    /// Words, or one text that is the whole rest of the line; empty when there is nothing.
    case words([Word])
    /// The elements of a JSON array; for HEALTHCHECK with the word in front of it.
    case json([Word])
    /// The pairs of ENV and LABEL.
    case pairs([KeyValuePair])
    /// The instruction that ONBUILD stores.
    case nested([Instruction])

    /// The words, whichever way they were written; empty for pairs and nested instructions.
    public var words: [Word] {
        switch self {
        case .words(let words), .json(let words): words
        case .pairs, .nested: []
        }
    }

    /// Whether the arguments are a JSON array.
    public var isJSON: Bool {
        if case .json = self { true } else { false }
    }
}
