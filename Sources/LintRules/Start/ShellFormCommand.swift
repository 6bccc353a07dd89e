import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import ShellSyntax
import SourceModel

/// A start command with a shell between the container and the program.
enum ShellFormCommand: Rule {
    static let metadata = RuleMetadata(
        name: "shell-form-command", code: "DHI209", aliases: [.hadolint("DL3025"), .buildkit("JSONArgsRecommended")], severity: .warning,
        summary: "CMD or ENTRYPOINT in shell form",
        documentation: RuleDocumentation(
            what: """
                Reports CMD and ENTRYPOINT that are no JSON array. Where the file or the image sets a SHELL, the shell is taken to be meant. Where the image has no \
                shell at all, `shell-form-without-shell` says so instead. A CMD whose last command is started by `exec` or is a mere test, a loop, a shell that runs a script, what only keeps a container alive, and what is stopped by SIGKILL are reported only where the rule is asked for by name.
                """,
            why: """
                The process of the container is `/bin/sh`. That of Debian and Ubuntu stays in front of the program and does not hand on signals: `docker stop` waits ten seconds and kills it; others give way \
                to the last command. Behind an ENTRYPOINT in shell form CMD and the arguments of `docker run` are lost, and hardened runtime images have no shell.
                """,
            remedy: """
                Write the command as a JSON array. Where a shell is needed for variables or `&&`, say so with `["sh", "-c", "exec …"]`, or set SHELL.
                """),
        reference: "https://docs.docker.com/reference/build-checks/json-args-recommended/",
        flagged: [
            RuleExample("A plain command", "FROM debian:12\nCMD 1️⃣sleep 602️⃣"),
            RuleExample("An entry point", "FROM debian:12\nENTRYPOINT 1️⃣exec sleep \\\n  602️⃣"),
            RuleExample("What needs a shell", "FROM debian:12\nCMD 1️⃣cd /app && ./run \"$PORT\"2️⃣"),
            RuleExample("In a stage in between, after an entry point", "FROM node:22 AS base\nCMD 1️⃣npm start2️⃣\nFROM base\nENTRYPOINT [\"node\", \"server.js\"]"),
        ],
        clean: [
            RuleExample("The exec form", "FROM debian:12\nENTRYPOINT [\"sleep\"]\nCMD [\"60\"]"),
            RuleExample("A shell that is set", "FROM debian:12 AS base\nSHELL [\"/bin/bash\", \"-c\"]\nFROM base\nCMD sleep 60"),
            RuleExample("A shell that is called", "FROM debian:12\nCMD [\"sh\", \"-c\", \"exec sleep $SECONDS\"]"),
            RuleExample("RUN and HEALTHCHECK", "FROM debian:12\nRUN true\nHEALTHCHECK CMD true || exit 1"),
        ],
        presets: [.default, .hadolint, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.cmd) || file.has(.entrypoint) else { return }
        for stage in file.model.stages {
            for index in stage.instructions {
                let instruction = file.tree.instructions[index]
                guard instruction.keyword == .cmd || instruction.keyword == .entrypoint, case let step = LintedFile.Step(index, of: stage, in: file) else { continue }
                let form: CommandForm
                switch instruction.content {
                case .cmd(let command), .entrypoint(let command): form = command
                default: continue
                }
                guard case .shell(let word) = form, case .absent = step.state.shell else { continue }
                let keyword = step.instruction.keyword.rawValue.uppercased()
                let range = word.range.isEmpty ? step.instruction.keywordRange : word.range
                let fix = fix(form, word, keyword, step, stage, file)
                let onDemand = keyword == "CMD" && (givesWay(form, step, file) || isKilled(stage, file)) || onlyWaits(form, step, file)
                let message: RuleMessage =
                    switch argumentUse(keyword, stage) {
                    case .taken: .argument
                    case .perhapsStarted: .argumentPerhapsStarted
                    case .started: .shellForm(keyword, execs(form, step, file) ? .givesWay : isDash(stage) ? .stays : .mayStay, hasFix: fix != nil)
                    }
                report.add(message, at: range, fixes: fix.map { [$0] } ?? [], onDemand: onDemand)
            }
        }
    }

    /// Debian's and Ubuntu's; whether other shells stay hangs on their version.
    private static func isDash(_ stage: Stage) -> Bool {
        stage.image.distribution.value.map { $0.family == .debian || $0.family == .ubuntu } ?? false
    }

    /// Whether the last command takes the place of the shell.
    private static func execs(_ form: CommandForm, _ step: LintedFile.Step, _ file: LintedFile) -> Bool {
        let last = file.model.script(of: form, in: step.instruction)?.script.simpleCommands.last { !$0.context.isInSubstitution }
        return last.map { $0.name == "exec" && !$0.context.isInBackground } ?? false
    }

    /// Whether the shell starts the last command by `exec`, or ends with a test.
    private static func givesWay(_ form: CommandForm, _ step: LintedFile.Step, _ file: LintedFile) -> Bool {
        guard let script = file.model.script(of: form, in: step.instruction)?.script, script.isAccepted, let last = script.simpleCommands.last(where: { !$0.context.isInSubstitution }) else { return false }
        // A shell that another shell starts: without the outer one it is the program that hands on nothing.
        if script.simpleCommands.count == 1, ["sh", "bash", "ash", "dash", "zsh"].contains(last.name ?? "") { return true }
        // In a loop the shell is the program.
        if case .shell(let word) = form, ["while ", "until ", "for "].contains(where: word.text.hasPrefix) { return true }
        // Nothing that waits for a signal ends in these, and a loop has no last command.
        if ["test", "[", "cmp", "diff", "true", "false", "exit"].contains(last.name ?? "") { return true }
        return execs(form, step, file)
    }

    /// Whether the container is only kept alive, by what hears of no signal itself where it is the first process.
    private static func onlyWaits(_ form: CommandForm, _ step: LintedFile.Step, _ file: LintedFile) -> Bool {
        guard let script = file.model.script(of: form, in: step.instruction)?.script, let last = script.simpleCommands.last else { return false }
        return last.name == "tail" && last.arguments.last?.literalValue == "/dev/null" || last.name == "sleep" && last.arguments.last?.literalValue == "infinity"
    }

    /// Whether containers are stopped by the one signal that no program hears of.
    private static func isKilled(_ stage: Stage, _ file: LintedFile) -> Bool {
        stage.instructions.contains { index in
            guard case .stopsignal(let word) = file.tree.instructions[index].content else { return false }
            return ["SIGKILL", "KILL", "9"].contains(word.text.uppercased())
        }
    }

    /// What becomes of a command in shell form.
    private enum ArgumentUse {
        /// It is a program of its own, or an init starts it.
        case started
        /// An entry point of the file gets it, such as a script that may start its arguments.
        case perhapsStarted
        /// An entry point of the file takes it for its arguments.
        case taken
    }

    private static func argumentUse(_ keyword: String, _ stage: Stage) -> ArgumentUse {
        guard keyword == "CMD", let entry = stage.final.entrypoint.value, entry.range != nil, !entry.isShellForm, !Wrapper.startsItsArguments(entry.words) else { return .started }
        return Wrapper.mayStartItsArguments(entry.words) ? .perhapsStarted : .taken
    }

    private static func fix(_ form: CommandForm, _ word: Word, _ keyword: String, _ step: LintedFile.Step, _ stage: Stage, _ file: LintedFile) -> Fix? {
        if stage.image.distribution.value?.family == .windows { return nil }
        guard let words = file.model.script(of: form, in: step.instruction)?.script.execForm else { return nil }
        // An entry point gets the words instead of the shell, and one in exec form gets arguments.
        var isSafe: Bool = if case .absent = stage.final.entrypoint { keyword == "CMD" } else { false }
        // A shell runs scripts that do not say by which program they are read.
        if words[0].contains("/"), words[0].hasSuffix(".sh") { isSafe = false }
        return Fix(title: "Write \(keyword) in exec form", edits: [TextEdit(word.range, ExecForm.json(words))], applicability: isSafe ? .safe : .unsafe, changes: [.start])
    }
}

extension RuleMessage {
    fileprivate static let argument = RuleMessage(
        "CMD is in shell form.", why: "ENTRYPOINT gets '/bin/sh', '-c' and the line as its arguments.", remedy: "Write what it is to get as a JSON array: CMD [\"argument\"].")

    fileprivate static let argumentPerhapsStarted = RuleMessage(
        "CMD is in shell form.",
        why: "ENTRYPOINT gets '/bin/sh', '-c' and the line as its arguments; where it starts them, the shell may keep signals from the program.",
        remedy: "Write what it is to get as a JSON array: CMD [\"program\", \"argument\"].")

    /// Where the shell is while the program runs.
    fileprivate enum Shell { case stays, mayStay, givesWay }

    fileprivate static func shellForm(_ keyword: String, _ shell: Shell, hasFix: Bool) -> RuleMessage {
        let why =
            switch (keyword == "CMD", shell) {
            case (true, .stays): "The shell stays in front of the program and does not hand on signals, so that 'docker stop' waits and then kills."
            case (true, .mayStay): "Containers need a shell for it, which may stay in front of the program and keep signals from it."
            case (true, .givesWay): "Containers need a shell for it."
            case (false, .stays): "The shell does not hand on signals, and CMD and arguments are lost."
            case (false, .mayStay): "CMD and arguments are lost, and the shell may keep signals from the program."
            case (false, .givesWay): "CMD and arguments are lost."
            }
        let remedy =
            hasFix
            ? "Write it as a JSON array: \(keyword) [\"program\", \"argument\"]."
            : keyword == "CMD"
                ? "Write CMD [\"sh\", \"-c\", \"… exec program\"], so that the program takes the place of the shell."
                : "Write ENTRYPOINT [\"sh\", \"-c\", \"… exec program \\\"$@\\\"\", \"sh\"], so that the program takes the place of the shell and gets them."
        return RuleMessage("\(keyword) is in shell form.", why: why, remedy: remedy)
    }
}
