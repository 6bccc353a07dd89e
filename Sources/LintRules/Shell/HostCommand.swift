import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// A command that is made for a running machine, in a build.
enum HostCommand: Rule {
    static let metadata = RuleMetadata(
        name: "host-command", code: "DHI904", aliases: [.hadolint("DL3001")], severity: .information, summary: "RUN calls a command that has nothing to do in a build",
        documentation: RuleDocumentation(
            what: """
                Reports commands of RUN that look at or steer a running machine: `top`, `free`, `ps`, `shutdown`, `mount`, editors for terminals, `systemctl start`, and services that are started by the last command. \
                Services that later commands of the same RUN need, `kill` for a process that the RUN started itself, `ssh` with a mount of keys and editors that run a script are left alone.
                """,
            why: "Processes end with the RUN that started them, nobody sits at a terminal, and there are no rights to mount: the command fails, hangs, or does nothing that lasts.",
            remedy: "Take the command out, or start the service by ENTRYPOINT or CMD."),
        reference: "https://docs.docker.com/build/building/best-practices/",
        flagged: [
            RuleExample("To look at the machine", "FROM debian:13\nRUN apt-get update && 1️⃣free2️⃣ -m && 3️⃣ps4️⃣ aux"),
            RuleExample("A service that ends with the RUN", "FROM debian:13\nRUN apt-get install -y nginx && 1️⃣service2️⃣ nginx start"),
            RuleExample("Without systemd", "FROM debian:13\nRUN 1️⃣systemctl2️⃣ restart nginx"),
            RuleExample("No rights", "FROM debian:13\nRUN sudo 1️⃣mount2️⃣ -t tmpfs tmpfs /mnt"),
            RuleExample("An editor", "FROM debian:13\nRUN [\"1️⃣vim2️⃣\", \"/etc/hosts\"]"),
            RuleExample("Stored for other files", "FROM debian:13\nONBUILD RUN 1️⃣shutdown2️⃣ now"),
        ],
        clean: [
            RuleExample("Words that are no commands", "FROM debian:13\nRUN apt-get install -y vim ssh && echo top"),
            RuleExample("A service for the RUN itself", "FROM debian:13\nRUN service postgresql start && psql -f /schema.sql && service postgresql stop"),
            RuleExample("A process of the RUN itself", "FROM debian:13\nRUN mysqld & sleep 5 && mysql < /schema.sql && kill $!"),
            RuleExample("A unit that is only switched on", "FROM debian:13\nRUN systemctl enable nginx"),
            RuleExample("Keys from the build", "FROM debian:13\nRUN --mount=type=ssh ssh -T git@github.com || true"),
            RuleExample("With the rights", "FROM debian:13\nRUN --security=insecure mount -t tmpfs tmpfs /mnt"),
            RuleExample("An editor that runs a script", "FROM debian:13\nRUN vim +PlugInstall +qall"),
        ],
        presets: [.hadolint])

    private static let programs: Set<String> = [
        "top", "htop", "free", "ps", "kill", "mount", "umount", "service", "systemctl", "shutdown", "reboot", "halt", "poweroff", "ssh", "vim", "vi", "nano", "emacs", "ifconfig",
    ]

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        file.forEachRun { run in
            let commands = run.commands(in: file)
            for number in commands.indices {
                guard let name = commands[number].name, programs.contains(name), !commands[number].isFunction, !isUseful(name, number, commands, run, file) else { continue }
                let range = commands[number].nameRange
                let isQuoted = file.tree.bytes[range.indices].first == UInt8(ascii: "\"")
                report.add(.host(name), at: isQuoted ? SourceRange(Int(range.start) + 1, Int(range.end) - 1) : range)
            }
        }
    }

    private static func isUseful(_ name: String, _ number: Int, _ commands: [RunCommand], _ run: AnyRun, _ file: LintedFile) -> Bool {
        let words = commands[number].arguments.map { $0.value ?? "$" }
        switch name {
        case "mount", "umount": return run.run.security == "insecure" || words.isEmpty
        case "ssh": return run.run.mounts.contains { $0.type == "ssh" || $0.type == "secret" } || words.contains("-V")
        case "vim", "vi", "nano", "emacs": return words.contains { $0.hasPrefix("+") || $0.hasPrefix("-") }
        case "systemctl": return !["start", "restart", "stop", "reload", "status", "try-restart"].contains(words.first { !$0.hasPrefix("-") } ?? "")
        case "service":
            // What comes behind may need it.
            return words.contains("stop") || words.contains("$") || commands[(number + 1)...].contains { !["service", "sleep", "echo", "true", ":", "rm"].contains($0.name) }
        case "kill": return words.contains { $0.hasPrefix("$") } || words.contains("-l") || commands[..<number].contains { $0.name == "service" } || hasBackground(run, file)
        case "ps": return commands.contains { $0.name == "kill" || $0.name == "service" } || hasBackground(run, file)
        default: return false
        }
    }

    private static func hasBackground(_ run: AnyRun, _ file: LintedFile) -> Bool {
        file.model.script(of: run.run.command, in: run.instruction)?.script.simpleCommands.contains { $0.context.isInBackground } ?? false
    }
}

extension RuleMessage {
    fileprivate static func host(_ name: String) -> RuleMessage {
        switch name {
        case "service", "systemctl":
            RuleMessage(
                "\(name) has nothing to do in a build.", why: name == "service" ? "Services end with the RUN that starts them." : "systemd does not run in a build.",
                remedy: "Start the program by ENTRYPOINT or CMD.")
        case "vim", "vi", "nano", "emacs":
            RuleMessage("\(name) waits for somebody at a terminal.", why: "In a build there is none.", remedy: "Copy the file as it should be, or change it by sed.")
        default: RuleMessage("\(name) has nothing to do in a build.", why: "It is made for a running machine, and nothing of it lasts.", remedy: "Take it out.")
        }
    }
}
