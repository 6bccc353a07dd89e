import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// useradd with a number far up.
enum HugeUserNumber: Rule {
    static let metadata = RuleMetadata(
        name: "huge-user-number", code: "DHI510", aliases: [.hadolint("DL3046")], severity: .warning, summary: "useradd with a large number and without -l",
        documentation: RuleDocumentation(
            what: "Reports useradd with a number of more than five digits, given by `-u` or `--uid`, also by a variable that the file sets, without `-l` or `--no-log-init`.",
            why: """
                useradd writes the user into /var/log/lastlog and faillog, where each number has its place. The files are as long as the number is large, and what is a hole on a \
                disk can become gigabytes in a layer.
                """,
            remedy: "Add -l, which leaves these files alone, or take a smaller number."),
        reference: "https://docs.docker.com/build/building/best-practices/#user",
        flagged: [
            RuleExample("A large number", "FROM debian:13\nRUN useradd -u 1️⃣1234562️⃣ app"),
            RuleExample("The long option, and one word", "FROM debian:13\nRUN /usr/sbin/useradd --uid 1️⃣10006500002️⃣ app && useradd 3️⃣-u1234564️⃣ other"),
            RuleExample("By a variable", "FROM debian:13\nARG APP_UID=1000650000\nRUN useradd -m -u 1️⃣$APP_UID2️⃣ app"),
            RuleExample("In exec form", "FROM debian:13\nRUN [\"useradd\", \"-u\", 1️⃣\"123456\"2️⃣, \"app\"]"),
        ],
        clean: [
            RuleExample("Without the log", "FROM debian:13\nRUN useradd -l -u 123456 app && useradd --no-log-init --uid 123457 other && useradd -lmu 123458 third"),
            RuleExample("A small number", "FROM debian:13\nRUN useradd -u 65532 app && useradd -u 10001 other"),
            RuleExample("Not known", "FROM debian:13\nARG APP_UID\nRUN useradd -u $APP_UID app"),
            RuleExample("Busybox keeps no such log", "FROM alpine:3.23\nRUN adduser -D -u 123456 app"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        file.forEachRun(calling: ["useradd"]) { run in
            // Hardly any has a variable where it matters.
            let isLiteral = run.commands.allSatisfy { command in command.name.map { $0 != "useradd" || command.arguments.allSatisfy { $0.value != nil } } ?? false }
            let commands = isLiteral ? run.commands : run.replacingVariables(in: file)
            for number in commands.indices where commands[number].name == "useradd" {
                guard case .described(let call) = commands[number].reading(by: file.catalog), !call.options.contains(where: { $0.name == "-l" || $0.name == "--no-log-init" }),
                    let uid = call.options.last(where: { $0.name == "-u" || $0.name == "--uid" })?.value, let text = uid.value, text.utf8.count > 5, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
                else { continue }
                let edit = OptionEdit.adding("-l", behind: commands[number].nameRange, reading: commands[number].program ?? "", in: file.tree)
                let fix = edit.map { Fix(title: "Add -l", edits: [$0], applicability: .safe, changes: [run.aspect]) }
                report.add(.huge(text), at: uid.range, fixes: fix.map { [$0] } ?? [])
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func huge(_ number: String) -> RuleMessage {
        RuleMessage(
            "useradd makes a user with the number \(number), and files of logins as long as that.", why: "They may swell to gigabytes in the layer.", remedy: "Add -l, or take a smaller number.")
    }
}
