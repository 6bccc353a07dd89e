import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// What containers of a stage are for, as far as its start command says.
enum StageRole {
    case program
    /// Something that needs root at first, and gives its work to processes of another user.
    case steppingDown
    /// Nothing that the file names: other files build on the image, or people work in it.
    case base

    init(of stage: Stage, in file: LintedFile) {
        guard let words = Self.words(of: stage), !words.isEmpty else {
            self = file.has(.cmd, in: stage) || file.has(.entrypoint, in: stage) ? .program : .base
            return
        }
        if Self.interpreter(words) != nil {
            self = .base
        } else {
            // An entry script may be known by its name.
            self = (stage.final.start.value?.words ?? words).contains(where: Self.namesRootProgram) ? .steppingDown : .program
        }
    }

    /// Whether a file makes the image of a language: its containers start an interpreter that the file brings, without a script.
    static func isLanguage(_ stage: Stage, in file: LintedFile) -> Bool {
        guard file.has(.cmd, in: stage), let words = words(of: stage), let program = interpreter(words) else { return false }
        return !shells.contains(program)
    }

    /// What a container starts, behind the entry script that base images have.
    private static func words(of stage: Stage) -> [String]? {
        if let entry = stage.final.entrypoint.value, !entry.isShellForm, let cmd = stage.final.cmd.value?.words, !cmd.isEmpty, Wrapper.mayStartItsArguments(entry.words) { return cmd }
        return stage.final.start.value?.words
    }

    /// The program, where it is an interpreter without a script.
    private static func interpreter(_ words: [String]) -> String? {
        guard let first = words.first, words.count == 1 || words.count == 2 && words[0] == "php" && words[1] == "-a", case let name = String(first.fileName) else { return nil }
        return shells.contains(name) || languages.contains(name) ? name : nil
    }

    private static let shells: Set<String> = ["sh", "bash", "ash", "dash"]
    private static let languages: Set<String> = ["php", "python", "python3", "node", "irb", "jshell", "ghci", "swift", "julia", "R", "iex", "erl", "rails"]
    /// Servers whose first process stays root, and programs that only root can use.
    private static let rootPrograms: Set<String> = [
        "php-fpm", "nginx", "apache2-foreground", "httpd-foreground", "apache2ctl", "apachectl", "httpd", "apache2", "cron", "crond", "sshd", "supervisord", "dockerd", "systemd", "init",
        "service", "su", "runuser", "setpriv", "chown", "iptables", "sysctl", "docker-init.sh",
    ]

    /// Whether a word is such a program; a command line for a shell names it within.
    private static func namesRootProgram(_ word: String) -> Bool {
        guard word.utf8.contains(UInt8(ascii: " ")) else { return isRootProgram(word.fileName) }
        return word.split(byte: UInt8(ascii: " ")).contains { isRootProgram(String($0).fileName) }
    }

    /// By the first letter at first; far cheaper than looking each name up.
    private static func isRootProgram(_ name: Substring) -> Bool {
        guard let letter = name.utf8.first, "acdhinprs".utf8.contains(letter) else { return false }
        return rootPrograms.contains(String(name))
    }
}
