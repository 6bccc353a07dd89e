/// Start commands that go through a shell.
enum ShellStart {
    private static let shells: Set<String> = ["sh", "bash", "dash", "ash"]

    static func isShell(_ program: String) -> Bool { program.split(separator: "/").last.map { shells.contains(String($0)) } == true }

    /// Whether what the container engine starts is a shell.
    static func needsShell(_ words: [String], isShellForm: Bool) -> Bool { isShellForm || words.first.map(isShell) == true }

    /// Words that the shell runs itself, though a program of that name may be elsewhere.
    static func isBuiltin(_ word: String) -> Bool {
        ["cd", "eval", "source", ".", ":", "set", "export", "trap", "wait", "read", "umask", "ulimit", "exit", "test", "[", "[[", "echo", "printf", "true", "false", "kill", "command", "type"].contains(word)
    }
}
