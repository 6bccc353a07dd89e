public import SourceModel

/// A program that a script starts: a simple command as written, or what a command such as `sudo` starts in its place.
public struct ShellEffectiveCommand: Sendable, Hashable {
    /// The command word and its arguments.
    public var words: [ShellWord]
    /// `NAME=value` words given to `env` or `sudo` for it; those before the command stand in `occurrence.command`.
    public var environment: [ShellWord] = []
    /// The names of the commands that start it, outermost first; empty for a command as written.
    public var wrappers: [String] = []
    /// Whether further entries say what this command starts.
    public var isWrapper = false
    /// Whether more arguments are added when it runs (`xargs`, `find -exec`).
    public var takesMoreArguments = false
    /// False where an unquoted expansion before it may shift where the command begins.
    public var isCertain = true
    /// The simple command it stands in; for `sh -c` and its kin one of the inner script.
    public var occurrence: ShellCommandOccurrence

    /// The command's name without directories, where it is literal.
    public var name: String? { words.first?.commandName }
    public var arguments: ArraySlice<ShellWord> { words.dropFirst() }
    public var context: ShellContext { occurrence.context }

    /// From the command word to the last argument, in the text of the outermost script.
    public var range: SourceRange {
        guard let first = words.first, let last = words.last else { return occurrence.range }
        return first.range.union(last.range)
    }
}

extension ShellScript {
    /// Every command with a command word, and behind each what it starts: through `sudo`, `env`, `exec`, `xargs`,
    /// `sh -c '…'`, `tini --` and their kin, at any depth up to `ShellUnwrapping.maximumDepth`.
    public var effectiveCommands: [ShellEffectiveCommand] {
        let occurrences = simpleCommands
        var unwrapping = ShellUnwrapping(dialect: dialect, capacity: occurrences.count)
        for index in occurrences.indices where !occurrences[index].command.words.isEmpty {
            unwrapping.add(ShellEffectiveCommand(words: occurrences[index].command.words, occurrence: occurrences[index]), depth: 0)
        }
        return unwrapping.commands
    }
}
