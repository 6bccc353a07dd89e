/// Words that a shell runs itself, so that no program of their name has to be there.
public enum ShellBuiltins {
    /// What a shell does with a word in the place of a command.
    public enum Kind: Sendable, Hashable {
        /// `if`, `do`, `{` …: part of the language.
        case keyword
        /// Built into every shell that images have.
        case posix
        /// Built into bash, and not into the simpler shells.
        case bash
    }

    public static func kind(_ word: String) -> Kind? { kinds[word] }

    /// Whether any shell runs the word itself, bash included.
    public static func contains(_ word: String) -> Bool { kinds[word] != nil }

    /// Whether one of the shells (`bash`, `busybox`, `dash`) runs the word itself.
    public static func contains(_ word: String, shells: [String]) -> Bool {
        switch kinds[word] {
        case nil: false
        case .keyword, .posix: !shells.isEmpty
        case .bash: shells.contains("bash")
        }
    }

    private static let kinds: [String: Kind] = {
        var kinds: [String: Kind] = [:]
        for word in keywords { kinds[word] = .keyword }
        for word in posix { kinds[word] = .posix }
        for word in bash { kinds[word] = .bash }
        return kinds
    }()

    private static let keywords = ["!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then", "until", "while"]

    /// Common to bash, dash and the shell of busybox.
    private static let posix = [
        ".", ":", "[", "alias", "bg", "break", "cd", "command", "continue", "echo", "eval", "exec", "exit", "export", "false", "fg", "getopts", "hash",
        "jobs", "kill", "local", "printf", "pwd", "read", "readonly", "return", "set", "shift", "test", "times", "trap", "true", "type", "ulimit",
        "umask", "unalias", "unset", "wait",
    ]

    private static let bash = [
        "[[", "]]", "builtin", "caller", "compgen", "complete", "compopt", "coproc", "declare", "dirs", "disown", "enable", "fc", "function", "help",
        "history", "let", "logout", "mapfile", "popd", "pushd", "readarray", "select", "shopt", "source", "suspend", "time", "typeset",
    ]
}
