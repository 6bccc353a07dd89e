import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// An instruction of the file that decides what a container of the built image runs.
struct StartInstruction {
    let instruction: Instruction
    let form: CommandForm

    /// `CMD`, `ENTRYPOINT` or `HEALTHCHECK`.
    var keyword: String { instruction.keyword.rawValue.uppercased() }

    /// The ENTRYPOINT, CMD and HEALTHCHECK in effect at the end of a stage, those that stand in the file and are started as
    /// programs of their own: a CMD behind an ENTRYPOINT counts only where the entry point starts its arguments.
    static func effective(in stage: Stage, of file: LintedFile) -> [StartInstruction] {
        var starts: [StartInstruction] = []
        func add(_ command: Fact<StartCommand>) {
            guard let range = command.value?.range, let instruction = file.tree.instructions.first(where: { $0.range == range }), let start = StartInstruction(instruction) else { return }
            starts.append(start)
        }
        let entrypoint = stage.final.entrypoint
        add(entrypoint)
        switch entrypoint {
        case .absent: add(stage.final.cmd)
        // Where the file has no CMD it does not matter what the entry point starts.
        case .present(let command, _) where file.has(.cmd) && Wrapper.startsItsArguments(command.words): add(stage.final.cmd)
        default: break
        }
        if file.has(.healthcheck) { add(stage.final.healthcheck) }
        return starts
    }

    init?(_ instruction: Instruction) {
        self.instruction = instruction
        switch instruction.content {
        case .cmd(let form), .entrypoint(let form): self.form = form
        case .healthcheck(let check):
            guard let form = check.command else { return nil }
            self.form = form
        default: return nil
        }
    }
}

/// Entry points that start the program their arguments name.
enum Wrapper {
    /// Whether nothing but the arguments decides what `words` starts.
    static func startsItsArguments(_ words: [String]) -> Bool {
        switch words.first?.fileName {
        case "tini", "dumb-init", "catatonit", "env", "su-exec", "gosu", "nice": true
        default: false
        }
    }

    /// Whether `words` may start what their arguments name: an init, or a script.
    static func mayStartItsArguments(_ words: [String]) -> Bool {
        if startsItsArguments(words) { return true }
        return words.contains { word in
            let name = word.fileName.isEmpty ? word : String(word.fileName)
            return name.hasSuffix(".sh") || name.holdsBytes(of: "entrypoint") || name.holdsBytes(of: "init") || name.holdsBytes(of: "wrapper") || name.holdsBytes(of: "run")
        }
    }
}
