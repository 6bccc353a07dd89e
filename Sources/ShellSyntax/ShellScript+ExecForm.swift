extension ShellScript {
    /// The words of the exec form that starts the same process as this shell text; nil where a shell is needed.
    ///
    /// That is one simple command of literal words without file name patterns, assignments, redirections or
    /// expansions, which is no builtin of the shell. A leading `exec` is left out: without a shell there is nothing to replace.
    public var execForm: [String]? {
        guard diagnostics.isEmpty, let command = singleSimpleCommand, command.assignments.isEmpty, command.redirections.isEmpty
        else { return nil }
        var words: [String] = []
        for word in command.words {
            guard !word.hasGlob, let value = word.literalValue, !value.utf8.contains(0) else { return nil }
            words.append(value)
        }
        if words.first == "exec" {
            words.removeFirst()
            if words.first == "--" { words.removeFirst() }
        }
        guard let name = words.first, let initial = name.utf8.first, initial != .minus, !name.utf8.contains(.equals),
            !Self.builtins.contains(name)
        else { return nil }
        return words
    }

    /// Whether `execForm` has a value.
    public var canBecomeExecForm: Bool { execForm != nil }

    /// Commands that a shell runs itself and that do not exist, or do nothing, as programs.
    private static let builtins: Set<String> = [
        ".", ":", "[[", "alias", "bg", "bind", "break", "builtin", "caller", "cd", "command", "compgen", "complete", "continue",
        "coproc", "declare", "dirs", "disown", "enable", "eval", "exec", "exit", "export", "fc", "fg", "function", "getopts",
        "hash", "help", "history", "jobs", "let", "local", "logout", "mapfile", "popd", "pushd", "read", "readarray",
        "readonly", "return", "select", "set", "shift", "shopt", "source", "suspend", "time", "times", "trap", "type", "typeset",
        "ulimit", "umask", "unalias", "unset", "wait",
    ]
}
