public import SourceModel

/// A simple command and the circumstances it runs in.
public struct ShellCommandOccurrence: Sendable, Hashable {
    public var command: ShellCommand
    public var context: ShellContext
    /// The here-documents of its redirections, in their order.
    public var hereDocuments: [ShellHereDocument]

    public var name: String? { command.name }
    public var arguments: ArraySlice<ShellWord> { command.arguments }
    public var range: SourceRange { command.range }
}

extension ShellScript {
    /// Every simple command in the order of the text, also those within substitutions, functions and conditions.
    ///
    /// A command comes before those in its own substitutions; one of assignments or redirections alone has no name.
    public var simpleCommands: [ShellCommandOccurrence] { walk.occurrences }

    /// The redirections of groups, loops and conditions.
    public var compoundRedirections: [ShellRedirection] { walk.compoundRedirections }

    /// The variables of `for` and `select`.
    public var loopVariables: [String] { walk.loopVariables }

    private var walk: ShellWalk {
        var walk = ShellWalk(hereDocuments: hereDocuments)
        walk.visit(statements, ShellContext())
        return walk
    }

    /// The simple command that the text consists of; nil where there is more to it.
    public var singleSimpleCommand: ShellCommand? {
        guard isAccepted, isComplete, statements.count == 1, let statement = statements.first, statement.rest.isEmpty,
            statement.terminator != .background, statement.first.commands.count == 1, !statement.first.isNegated,
            !statement.first.isTimed, case .simple(let command)? = statement.first.commands.first
        else { return nil }
        return command
    }

    /// Whether the text is one simple command and nothing else.
    public var isSingleSimpleCommand: Bool { singleSimpleCommand != nil }
}
