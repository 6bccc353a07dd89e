import SourceModel

/// A condition within bash's `[[ … ]]`.
public indirect enum ShellTest: Sendable, Hashable {
    /// A word alone: true when it is not empty.
    case word(ShellWord)
    /// `-f file`
    case unary(String, ShellWord)
    /// `left == right`
    case binary(ShellWord, String, ShellWord)
    case not(ShellTest)
    case all([ShellTest])
    case any([ShellTest])
    /// Nothing where a condition must be; a diagnostic says so.
    case missing

    /// Every word in it, in order.
    public var words: [ShellWord] {
        switch self {
        case .word(let word), .unary(_, let word): [word]
        case .binary(let left, _, let right): [left, right]
        case .not(let test): test.words
        case .all(let tests), .any(let tests): tests.flatMap(\.words)
        case .missing: []
        }
    }
}
