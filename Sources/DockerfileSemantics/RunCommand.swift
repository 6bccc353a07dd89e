public import CommandKnowledge
public import SourceModel

/// A command that an instruction runs, as far as its text is literal.
public struct RunCommand: Sendable, Hashable {
    public typealias Argument = CommandWord

    /// The program's last path component; `nil` when it is not literal.
    public var name: String?
    /// The program as written, literal: `apt-get`, `/usr/bin/apt-get`, `./configure`.
    public var program: String?
    /// Range of the program's word.
    public var nameRange: SourceRange
    public var arguments: [Argument]
    public var range: SourceRange
    /// Found behind a wrapper (`sudo`, `env`, `sh -c` …).
    public var isWrapped: Bool
    /// Run only if something else failed (behind `||`), or in a condition: its failure may be expected.
    public var mayFail: Bool
    /// Stands in front of what it starts, which follows as commands of their own (`sudo`, `xargs`, `find -exec`).
    public var isWrapper = false
    /// Gets further arguments when it runs (behind `xargs`, `find -exec`).
    public var takesMoreArguments = false
    /// A function of the same script.
    public var isFunction: Bool
    /// Changes of the folder within it do not last.
    public var isInSubshell = false
    /// Files that its redirections write.
    public var outputs: [CommandWord] = []

    /// Literal `NAME=value` words that set the environment of this command alone, in front of it or given to `env`.
    public var assignments: [String] = []

    /// Literal values of the arguments; what is not literal is left out.
    public var literalArguments: [String] { arguments.compactMap(\.value) }
}
