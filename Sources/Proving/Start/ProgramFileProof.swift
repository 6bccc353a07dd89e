import BuildEffects
import DockerfileSemantics
import HardenedCatalog
import ShellSyntax
import SourceModel

/// Whether a program that a start command names by its path can be started, as far as its file tells.
struct ProgramFileProof {
    let stage: StageComparison
    /// What it is started for: `start` or `probe`.
    let obligation: ObligationID

    init(_ stage: StageComparison, for obligation: ObligationID = .start) {
        self.stage = stage
        self.obligation = obligation
    }

    func findings(_ program: String, at range: SourceRange) -> [ProofFinding] {
        func finding(_ status: ProofStatus, _ reason: String, _ message: String) -> [ProofFinding] { [stage.finding(obligation, status, reason, message, at: range)] }
        let title = stage.after.image.title
        let folder = stage.after.final.workdir.value.map { Place(absolute: $0) }
        guard let definition = stage.definition, let place = Place(program, in: folder), let bytes = stage.contents(place) else {
            if stage.isSplit, stage.definition?.hasShell == false, isScriptOfGradle(program) {
                return finding(.failed, "no-shell", "\(program) is a start script that Gradle writes for a shell, and \(title) has none; start the main class by java instead: java -cp 'lib/*' CLASS")
            }
            let advice = stage.isSplit && stage.context == nil ? " (say --context if it is one of the files that are built with)" : ""
            return finding(.assumed, "start-program", "\(program) is made or copied by the file; whether it needs a shell or an interpreter is not known\(advice)")
        }
        switch ScriptFile(bytes).kind {
        case .carriageReturn: return finding(.failed, "script-line-ends", "the first line of \(program) ends with CR LF, so that the kernel finds no such interpreter")
        case .text: return finding(.failed, "script-unmarked", "\(program) has no #! line, so that only a shell would start it")
        case .binary(let file):
            guard let loader = file.loader else { return [] }
            // The image static has a C library only where it declares one.
            let hasLibrary = definition.image != "static" || definition.packages.contains { $0 == "libc6" || $0 == "musl" }
            guard file.isMusl == (definition.distribution.family == .alpine), hasLibrary else {
                return finding(.failed, "other-loader", "\(program) is loaded by \(loader), which \(title) does not have")
            }
            return [stage.finding(.libraries, .assumed, "program-libraries", "\(program) loads no other libraries than \(title) has", at: range)]
        case .interpreted(let words, _):
            let missing = words.prefix(2).enumerated().first { index, word in
                index == 0 ? !isThere(word, definition) : words[0].hasSuffix("/env") && !word.hasPrefix("-") && !isThere(word, definition)
            }
            guard let missing else { return [] }
            return finding(.failed, "no-interpreter", "\(program) asks for \(missing.element), and whether \(title) has that is not known")
        case .shell(let shell):
            guard definition.hasShell, shell == "sh" || definition.shells.contains(shell) || definition.isBuildImage else {
                return finding(.failed, "no-shell", "\(program) is a script for \(shell), which \(title) does not have")
            }
            return scriptFindings(program, bytes, shell, definition, at: range)
        }
    }

    /// `build/install/NAME/bin/NAME`: what the plugin for applications makes.
    private func isScriptOfGradle(_ program: String) -> Bool {
        let names = program.split(separator: "/")
        guard names.count > 4, names[names.count - 2] == "bin", names[names.count - 4] == "install", names[names.count - 5] == "build" else { return false }
        return stage.effectsBefore.files.contains { effect in effect.origin == .command("gradle") || effect.origin == .command("gradlew") }
    }

    private func isThere(_ program: String, _ definition: ImageDefinition) -> Bool { stage.catalog.presence(ofCommand: program, in: definition).isPresent }

    /// Every command that a shell script calls has to be there.
    private func scriptFindings(_ program: String, _ bytes: [UInt8], _ shell: String, _ definition: ImageDefinition, at range: SourceRange) -> [ProofFinding] {
        let script = ShellParser.parse(bytes, dialect: shell == "bash" ? .bash : .posix)
        func finding(_ status: ProofStatus, _ reason: String, _ message: String) -> [ProofFinding] { [stage.finding(obligation, status, reason, message, at: range)] }
        guard script.isAccepted, script.isComplete else { return finding(.failed, "script-unread", "\(program) cannot be read as shell text") }
        let functions = Set(
            script.statements.flatMap(\.pipelines).flatMap(\.commands).compactMap { node -> String? in
                if case .function(let function) = node { function.name.literalValue } else { nil }
            })
        // What packages bring that the stage itself installs.
        let installed = stage.history.installed(behind: stage.index)
        for command in script.effectiveCommands {
            guard let word = command.words.first else { continue }
            guard let path = word.literalValue, !word.hasGlob, let name = path.split(separator: "/").last.map(String.init) else {
                // `exec "$@"`: the command that follows, which is looked at by itself.
                if command.wrappers.last == "exec", command.words.count == 1, case .doubleQuoted? = word.parts.first?.kind { continue }
                return finding(.assumed, "start-program", "which programs \(program) starts depends on variables")
            }
            if [".", "source", "eval"].contains(name) { return finding(.assumed, "start-program", "\(program) runs text that is not looked at: \(CommandText.short(command.words.map { $0.literalValue ?? "…" }))") }
            if functions.contains(name) || ShellBuiltins.contains(name, shells: definition.shells) { continue }
            switch stage.catalog.presence(ofCommand: path, in: definition) {
            case .present: continue
            case _ where installed.contains(name): continue
            case .unknown: return finding(.assumed, "start-program", "\(program) starts \(path), which is taken to be there")
            case .absent(let reason, let package): return finding(.failed, "start-program-missing", "\(program) starts \(path): \(stage.lack(of: name, reason, package: package))")
            }
        }
        if script.simpleCommands.contains(where: { $0.name == "exec" && $0.command.words.count > 1 && $0.command.words[1].literalValue == nil }), stage.after.final.cmd.value == nil {
            return finding(.assumed, "start-program", "which program \(program) starts depends on variables")
        }
        return []
    }
}
