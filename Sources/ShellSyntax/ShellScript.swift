public import SourceModel

/// Shell text read into statements, with everything that is wrong with it as diagnostics.
///
/// All ranges are offsets into the text that was parsed. Here-documents stand in one list, because their
/// bodies come lines after the redirection that asks for them; `ShellRedirection.hereDocument` is an index into it.
public struct ShellScript: Sendable, Hashable {
    public var statements: [ShellStatement]
    public var hereDocuments: [ShellHereDocument]
    /// Comments from `#` up to the end of the line, in order.
    public var comments: [SourceRange]
    /// What is wrong, in order of discovery.
    public var diagnostics: [ShellDiagnostic]
    public var dialect: ShellDialect
    /// The range of the whole text.
    public var range: SourceRange

    /// Whether a shell of this dialect would run the text at all.
    public var isAccepted: Bool { !diagnostics.contains { $0.isError } }

    /// Whether all of the text was read; otherwise statements behind the last one are unknown.
    public var isComplete: Bool { !diagnostics.contains { $0.kind == .tooDeep || $0.kind == .tooManyErrors } }
}

extension ShellScript {
    /// The script that consists of one command of literal words: the exec form of an instruction.
    public init(execForm words: [ShellWord], range: SourceRange) {
        let command = ShellCommand(range: range, assignments: [], words: words, redirections: [])
        let pipeline = ShellPipeline(range: range, commands: [.simple(command)])
        self.init(
            statements: words.isEmpty ? [] : [ShellStatement(range: range, first: pipeline)], hereDocuments: [],
            comments: [], diagnostics: [], dialect: .posix, range: range)
    }
}
