import DockerfileSyntax
import SourceModel

/// The shell that a script is written for, as far as ShellCheck tells shells apart.
enum ScriptDialect: Sendable {
    /// Any `sh`: nothing is known but what POSIX says.
    case posix
    case dash, busybox, bash, ksh

    /// What follows `#!`.
    var program: String {
        switch self {
        case .posix: "/bin/sh"
        case .dash: "/bin/dash"
        case .busybox: "/bin/busybox sh"
        case .bash: "/bin/bash"
        case .ksh: "/bin/ksh"
        }
    }

    /// What a comment calls it.
    var name: String {
        switch self {
        case .posix: "sh"
        case .dash: "dash"
        case .busybox: "busybox"
        case .bash: "bash"
        case .ksh: "ksh"
        }
    }

    /// The dialect of a program; `nil` for all that ShellCheck does not know. `plain` is what `sh` is.
    init?(program: some StringProtocol, plain: ScriptDialect) {
        switch program.split(separator: "/").last ?? "" {
        case "sh": self = plain
        case "dash": self = .dash
        case "ash", "busybox": self = .busybox
        case "bash": self = .bash
        case "ksh", "ksh93", "mksh": self = .ksh
        default: return nil
        }
    }
}

extension ScriptDialect {
    /// The dialect of a command line that starts a shell (SHELL, or what stands behind `#!`), and whether it ends at the first failure.
    static func of(_ words: [String], plain: ScriptDialect) -> (dialect: ScriptDialect, exitsOnFailure: Bool)? {
        var words = words[...]
        while let first = words.first, first == "env" || first.hasSuffix("/env") || first == "-S" { words = words.dropFirst() }
        guard let program = words.popFirst(), let dialect = ScriptDialect(program: program, plain: plain) else { return nil }
        // `-euo pipefail` and `-o errexit`.
        let exits = words.contains { $0 == "errexit" || $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("e") }
        return (dialect, exits)
    }
}
