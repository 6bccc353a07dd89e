import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// `/bin/sh` turned into another shell by hand.
enum RelinkedShell: Rule {
    static let metadata = RuleMetadata(
        name: "relinked-shell", code: "DHI902", aliases: [.hadolint("DL4005")], severity: .warning, summary: "/bin/sh is replaced by a link instead of SHELL",
        documentation: RuleDocumentation(
            what: "Reports a link to a shell that RUN puts in the place of `/bin/sh`. BusyBox in an image without a shell is left alone.",
            why: "Every script of the system then runs with a shell that it was not written for, in containers, too; and an update of the package that owns `/bin/sh` takes the link away.",
            remedy: "Write `SHELL [\"/bin/bash\", \"-c\"]`: it is meant for the build alone, and says what it does."),
        reference: "https://docs.docker.com/reference/dockerfile/#shell",
        flagged: [
            RuleExample("A link", "FROM debian:13\nRUN ln -sf /bin/bash 1️⃣/bin/sh2️⃣\nRUN source /etc/profile"),
            RuleExample("The old one is removed first", "FROM ubuntu:24.04\nRUN rm /bin/sh && ln -s /bin/bash 1️⃣/bin/sh2️⃣"),
            RuleExample("Among other commands", "FROM ubuntu:24.04\nRUN apt-get update && sudo ln -snf bash 1️⃣/usr/bin/sh2️⃣"),
            RuleExample("Stored for other files", "FROM debian:13\nONBUILD RUN ln -sf /bin/bash 1️⃣/bin/sh2️⃣"),
        ],
        clean: [
            RuleExample("SHELL", "FROM debian:13\nSHELL [\"/bin/bash\", \"-c\"]\nRUN source /etc/profile"),
            RuleExample("A link to sh", "FROM debian:13\nRUN ln -s /bin/sh /usr/local/bin/shell"),
            RuleExample("The shell of BusyBox in another place", "FROM registry.example.com/busybox:1\nRUN [\"/busybox/ln\", \"-s\", \"/busybox/sh\", \"/bin/sh\"]"),
            RuleExample("A shell where there was none", "FROM scratch\nCOPY busybox /bin/busybox\nRUN [\"/bin/busybox\", \"ln\", \"-s\", \"/bin/busybox\", \"/bin/sh\"]"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        file.forEachRun { run in
            let commands = run.commands(in: file)
            for number in commands.indices where commands[number].name == "ln" {
                let words = commands[number].arguments.filter { $0.value?.hasPrefix("-") != true }
                guard words.count == 2, let place = words[1].value, place == "/bin/sh" || place == "/usr/bin/sh" else { continue }
                let shell = words[0].value?.split(separator: "/").last.map(String.init)
                if shell == "busybox" || shell == "sh" { continue }
                report.add(.relinked(shell), at: words[1].range, fixes: shell == "bash" ? fix(number, commands, run, file) : [])
            }
        }
    }

    /// Where the RUN does nothing else, SHELL takes its place.
    private static func fix(_ number: Int, _ commands: [RunCommand], _ run: AnyRun, _ file: LintedFile) -> [Fix] {
        guard !run.isTrigger, run.instruction.heredocs.isEmpty, let script = file.model.script(of: run.run.command, in: run.instruction) else { return [] }
        let others = commands.indices.filter { $0 != number && !commands[$0].isWrapper }
        let isPlain = others.allSatisfy { ["rm", "mv"].contains(commands[$0].name) && commands[$0].arguments.contains { $0.value == "/bin/sh" || $0.value == "/usr/bin/sh" } }
        guard isPlain, script.script.isAccepted else { return [] }
        let edit = TextEdit(SourceRange(Int(run.instruction.keywordRange.start), Int(script.sourceRange(script.script.range).end)), "SHELL [\"/bin/bash\", \"-c\"]")
        return [Fix(title: "Write SHELL instead", edits: [edit], applicability: .unsafe, changes: [.commands, .shell, .start, .healthcheck, .files, .variables])]
    }
}

extension RuleMessage {
    fileprivate static func relinked(_ shell: String?) -> RuleMessage {
        RuleMessage(
            "/bin/sh is turned into \(shell ?? "another shell").", why: "Scripts of the system then run with a shell that they were not written for, in containers, too.",
            remedy: "Write SHELL [\"/bin/\(shell ?? "bash")\", \"-c\"] instead, which is meant for the build alone.")
    }
}
