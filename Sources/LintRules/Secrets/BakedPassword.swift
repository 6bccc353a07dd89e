import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A password for an account of the image.
enum BakedPassword: Rule {
    static let metadata = RuleMetadata(
        name: "baked-password", code: "DHI511", severity: .warning, summary: "RUN gives an account a password, or none to ask for",
        documentation: RuleDocumentation(
            what: """
                Reports chpasswd, `useradd -p` and `usermod -p`, passwd that is told a password, and `passwd -d`, which lets everybody in. Passwords that lock an account (`*`, `!`) are \
                left alone.
                """,
            why: "Everybody who can pull the image has the password, or its hash, and it is the same in all containers.",
            remedy: "Leave it out: a program needs no password to run as a user. Where somebody has to log in, set keys or passwords when the container starts."),
        reference: "https://docs.docker.com/build/building/secrets/",
        flagged: [
            RuleExample("chpasswd", "FROM debian:13\nRUN useradd app && echo 'app:app' | 1️⃣chpasswd2️⃣"),
            RuleExample("A hash", "FROM debian:13\nRUN useradd 1️⃣-p '$6$abc$def'2️⃣ app && usermod 3️⃣--password=secret4️⃣ root"),
            RuleExample("No password", "FROM debian:13\nRUN passwd 1️⃣-d2️⃣ root && passwd 3️⃣--delete4️⃣ app"),
            RuleExample("passwd that is told", "FROM debian:13\nRUN echo secret | 1️⃣passwd2️⃣ --stdin root && printf 'a\\na\\n' | 3️⃣passwd4️⃣ app"),
        ],
        clean: [
            RuleExample("No password is set", "FROM debian:13\nRUN useradd -m app && adduser --disabled-password --gecos '' other && passwd -l root"),
            RuleExample("The account is locked", "FROM debian:13\nRUN useradd -p '*' app && usermod -p '!' root && echo 'root:*' | chpasswd -e"),
            RuleExample("No command", "FROM debian:13\nRUN apt-get update && apt-get install -y passwd && rm -f /etc/passwd- && getent passwd root"),
        ])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        file.forEachRun(calling: programs) { run in
            for number in run.commands.indices {
                guard let name = run.commands[number].name, programs.contains(name), case let command = run.commands[number],
                    case .described(let call) = command.reading(by: file.catalog)
                else { continue }
                // In a pipe, which is a subshell.
                let told = command.isInSubshell && number > 0 ? run.commands[..<number].last { $0.name == "echo" || $0.name == "printf" || $0.name == "yes" } : nil
                switch name {
                case "chpasswd":
                    if !locks(told) { report.add(.password, at: command.nameRange) }
                case "passwd":
                    if let option = call.options.first(where: { $0.name == "-d" || $0.name == "--delete" }) {
                        report.add(.none, at: option.range)
                    } else if call.options.contains(where: { $0.name == "--stdin" }) || told != nil && call.options.isEmpty {
                        report.add(.password, at: command.nameRange)
                    }
                default:
                    guard let option = call.options.last(where: { $0.name == "-p" || $0.name == "--password" }), let value = option.value else { continue }
                    if let text = value.value, text.hasPrefix("*") || text.hasPrefix("!") || text == "x" { continue }
                    report.add(value.value == "" ? .none : .password, at: option.range)
                }
            }
        }
    }

    private static let programs: NameSet = ["chpasswd", "passwd", "useradd", "usermod"]

    /// Whether all that is piped are passwords that none can be.
    private static func locks(_ command: RunCommand?) -> Bool {
        guard let command, case let words = command.arguments.filter({ $0.value?.hasPrefix("-") != true }), !words.isEmpty else { return false }
        return words.allSatisfy { ($0.value.map { $0.hasSuffix(":*") || $0.hasSuffix(":!") }) ?? ($0.suffix == ":*" || $0.suffix == ":!") }
    }
}

extension RuleMessage {
    fileprivate static let password = RuleMessage(
        "An account of the image gets a password.", why: "Everybody who can pull the image has it, or its hash.",
        remedy: "Leave it out; where somebody has to log in, set it when the container starts.")
    fileprivate static let none = RuleMessage(
        "An account of the image has an empty password.", why: "Everybody in the container can become this user.", remedy: "Lock it with 'passwd -l', or leave it as it is made.")
}
