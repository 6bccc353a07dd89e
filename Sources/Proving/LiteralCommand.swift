import ShellSyntax
import SourceModel

/// Start commands that go through a shell although one program with literal arguments is all there is to them.
public enum LiteralCommand {
    private static let shells: Set<String> = ["sh", "bash", "dash", "ash"]

    /// Whether what the container engine starts is a shell.
    public static func needsShell(_ words: [String], isShellForm: Bool) -> Bool {
        isShellForm || words.first?.split(separator: "/").last.map { shells.contains(String($0)) } == true
    }

    /// The words of the one command that `sh -c TEXT` comes to; `nil` when there is more to it.
    ///
    /// `exec` in front is what starting without a shell does anyway.
    public static func words(of words: [String]) -> [String]? {
        guard words.count >= 3, let program = words.first?.split(separator: "/").last, shells.contains(String(program)) else { return nil }
        // Options of the shell that matter only to more than one command: -e, -u, -o pipefail.
        var index = 1
        while index < words.count, words[index] != "-c" {
            let option = words[index]
            if ["-e", "-u", "-eu", "-o", "pipefail", "-x", "-ex", "-eux"].contains(option) { index += 1 } else if ["-ec", "-euc", "-xc", "-exc"].contains(option) { break } else { return nil }
        }
        guard index + 2 == words.count else { return nil }
        let script = ShellParser.parse(Array(words[index + 1].utf8), dialect: .posix)
        guard let command = script.singleSimpleCommand, command.assignments.isEmpty, command.redirections.isEmpty else { return nil }
        var result: [String] = []
        for word in command.words {
            guard !word.hasGlob, !word.maySplit, let value = word.literalValue else { return nil }
            result.append(value)
        }
        if result.first == "exec" {
            result.removeFirst()
            if result.first?.hasPrefix("-") == true { return nil }
        }
        guard let first = result.first, !first.isEmpty, !first.contains("=") else { return nil }
        return isBuiltin(first) ? nil : result
    }

    /// Words that the shell runs itself, though a program of that name may be elsewhere.
    private static func isBuiltin(_ word: String) -> Bool {
        ["cd", "eval", "source", ".", ":", "set", "export", "trap", "wait", "read", "umask", "ulimit", "exit", "test", "[", "[[", "echo", "printf", "true", "false", "kill", "command", "type"].contains(word)
    }
}
