public import SourceModel

/// Pipelines joined by `&&` and `||`, up to what ends the statement.
public struct ShellStatement: Sendable, Hashable {
    /// From the first word up to the last, without the terminator.
    public var range: SourceRange
    public var first: ShellPipeline
    public var rest: [Link]
    public var terminator: Terminator

    public init(range: SourceRange, first: ShellPipeline, rest: [Link] = [], terminator: Terminator = .none) {
        self.range = range
        self.first = first
        self.rest = rest
        self.terminator = terminator
    }

    /// A further pipeline and what it depends on.
    public struct Link: Sendable, Hashable {
        public var connector: Connector
        public var connectorRange: SourceRange
        public var pipeline: ShellPipeline
    }

    public enum Connector: Sendable, Hashable {
        /// `&&`
        case and
        /// `||`
        case or
    }

    public enum Terminator: Sendable, Hashable {
        /// The text, or the construct around it, ends.
        case none
        case semicolon
        case newline
        /// `&`: the statement runs in the background.
        case background
    }

    public var pipelines: [ShellPipeline] { [first] + rest.map(\.pipeline) }
}
