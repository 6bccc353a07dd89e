import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// sudo in a step of the build.
enum SudoInRun: Rule {
    static let metadata = RuleMetadata(
        name: "sudo-in-run", code: "DHI508", aliases: [.hadolint("DL3004")], severity: .warning, summary: "RUN calls sudo",
        documentation: RuleDocumentation(
            what: "Reports sudo in RUN (with `-u`, in scripts that ask who runs them, and where containers call it, too, only where the rule is asked for by name), also after other programs that start commands, in scripts in quotes, in here-documents and in what ONBUILD stores.",
            why: """
                USER says who runs a step. Where that is root, sudo does nothing but throw variables away; where it is somebody else, the image needs sudo and a rule that asks for \
                no password, by which whoever takes over the container becomes root.
                """,
            remedy: "Leave it out where root runs the step. Elsewhere set USER root in front of the step, and the other user after it."),
        reference: "https://docs.docker.com/build/building/best-practices/#user",
        flagged: [
            RuleExample("Root has it already", "FROM debian:13\nRUN apt-get update && apt-get install -y sudo && 1️⃣sudo2️⃣ make install"),
            RuleExample("Options and variables", "FROM debian:13\nENV A=1\nRUN 1️⃣sudo2️⃣ -E apt-get update && 3️⃣sudo4️⃣ B=1 make && 5️⃣sudo6️⃣ -u app make"),
            RuleExample("Another user", "FROM registry.example.com/base:1\nUSER app\nRUN 1️⃣sudo2️⃣ apt-get update"),
            RuleExample("Behind a pipe, in a script", "FROM debian:13\nRUN echo x | 1️⃣/usr/bin/sudo2️⃣ tee /etc/x && sh -c '3️⃣sudo4️⃣ ls'"),
            RuleExample("Exec form", "FROM debian:13\nRUN [1️⃣\"sudo\"2️⃣, \"make\", \"install\"]"),
            RuleExample("Stored", "FROM debian:13\nONBUILD RUN 1️⃣sudo2️⃣ make"),
            RuleExample("A here-document", "FROM debian:13\nRUN <<EOF\n1️⃣sudo2️⃣ make install\nEOF"),
        ],
        clean: [
            RuleExample("A package", "FROM debian:13\nRUN apt-get update && apt-get install -y sudo"),
            RuleExample("Its settings", "FROM debian:13\nRUN echo 'app ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/app && usermod -aG sudo app"),
            RuleExample("When the container runs", "FROM debian:13\nCMD [\"sudo\", \"-u\", \"app\", \"/srv\"]"),
        ],
        presets: [.default, .hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        file.forEachRun(calling: ["sudo"]) { run in
            // `if [ "$(id -u)" -ne 0 ]; then sudo …`: for bases of which the file does not know the user.
            let asksWho =
                run.commands.contains { $0.name == "id" || $0.name == "whoami" }
                && run.commands.contains { ["[", "[[", "test"].contains($0.name) && $0.arguments.contains { $0.value == "0" || $0.value == "root" } }
            let isRoot = run.isTrigger ? nil : run.state.user.value?.isRoot
            for number in run.commands.indices where run.commands[number].name == "sudo" {
                let fix = isRoot == true ? removal(number, run, file) : nil
                let stepsDown = run.commands[number].arguments.contains { ["-u", "--user", "-g", "--group"].contains($0.value) || ($0.value ?? $0.prefix).hasPrefix("--user=") }
                report.add(stepsDown ? .stepsDown : isRoot == true ? .needless : .used, at: run.commands[number].nameRange, fixes: fix.map { [$0] } ?? [], onDemand: stepsDown || asksWho || isRoot != true && containersCallIt(file))
            }
        }
    }

    /// Whether containers need it, whatever RUN does.
    private static func containersCallIt(_ file: LintedFile) -> Bool {
        file.targetStage?.final.start.value?.words.contains { word in word.split { $0 == " " || $0 == "/" }.contains("sudo") } ?? false
    }

    /// Takes sudo out where it starts a command as root with no more than options that change nothing for root.
    private static func removal(_ number: Int, _ run: BuildRun, _ file: LintedFile) -> Fix? {
        let commands = run.commands
        guard commands[number].isWrapper, number + 1 < commands.count, commands[number + 1].isWrapped, case let sudo = commands[number], sudo.range.contains(commands[number + 1].nameRange) else { return nil }
        let started = commands[number + 1].nameRange.start
        // Words in front of the command are options of sudo, or variables that the shell takes, too.
        let options = sudo.arguments.prefix { $0.range.start < started && ($0.value ?? $0.prefix).hasPrefix("-") }
        guard options.allSatisfy({ $0.value.map { harmless.contains($0) } ?? false }), case let next = sudo.arguments[options.count] else { return nil }
        if next.range.start != started, case .exec = run.run.command { return nil }
        let edit = TextEdit(SourceRange(Int(sudo.nameRange.start), Int(next.range.start)), "")
        // sudo hides variables from what it starts, unless -E keeps them.
        let isSame = options.contains { $0.value?.contains("E") ?? false } || !setsVariables(run, file)
        return Fix(title: "Remove sudo", edits: [edit], applicability: isSame ? .safe : .unsafe, changes: [run.aspect])
    }

    private static func setsVariables(_ run: BuildRun, _ file: LintedFile) -> Bool {
        file.history(of: run.stage, before: run.index).contains { step in
            switch step.instruction.content {
            case .env, .arg: true
            default: false
            }
        }
    }

    private static let harmless: Set<String> = ["-E", "-H", "-n", "-EH", "-HE", "-nE", "-nH", "--preserve-env", "--set-home", "--non-interactive", "--"]
}

extension RuleMessage {
    fileprivate static let needless = RuleMessage("RUN calls sudo, though root runs it.", why: "It only resets the environment, and has to be installed for that.", remedy: "Leave it out.")
    fileprivate static let used = RuleMessage(
        "RUN calls sudo.", why: "That needs sudo in the image, and a rule that lets this user become root without a password.",
        remedy: "Leave it out where root runs the step; elsewhere set USER root in front of the step and the other user after it.")
    fileprivate static let stepsDown = RuleMessage(
        "RUN calls sudo to run a command as another user.", why: "It has to be installed for that.", remedy: "Set USER to that user in front of the step, and back after it.")
}
