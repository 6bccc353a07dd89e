public import SourceModel

/// Commands joined by `|`, with `!` and `time` before them.
public struct ShellPipeline: Sendable, Hashable {
    public var range: SourceRange
    /// Whether `!` turns the status around (an even number of them does not).
    public var isNegated: Bool = false
    /// Whether bash's keyword `time` stands before it.
    public var isTimed: Bool = false
    public var commands: [ShellNode]
    /// Ranges of the operators between the commands.
    public var operators: [Operator] = []

    public init(range: SourceRange, commands: [ShellNode]) {
        self.range = range
        self.commands = commands
    }

    public struct Operator: Sendable, Hashable {
        public var range: SourceRange
        /// `|&`: standard error goes through the pipe, too.
        public var includesStandardError: Bool
    }
}
