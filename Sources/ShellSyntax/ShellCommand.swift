public import SourceModel

/// A simple command: assignments, words and redirections.
public struct ShellCommand: Sendable, Hashable {
    public var range: SourceRange
    /// Assignments before the first word.
    public var assignments: [ShellAssignment]
    /// The command word and its arguments; empty where there are only assignments or redirections.
    public var words: [ShellWord]
    public var redirections: [ShellRedirection]

    public init(range: SourceRange, assignments: [ShellAssignment], words: [ShellWord], redirections: [ShellRedirection]) {
        self.range = range
        self.assignments = assignments
        self.words = words
        self.redirections = redirections
    }

    /// The command's name without directories, where it is written out literally.
    public var name: String? { words.first?.commandName }

    /// The words behind the command word.
    public var arguments: ArraySlice<ShellWord> { words.dropFirst() }
}
