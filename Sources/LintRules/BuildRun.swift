import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A RUN, or one that an ONBUILD stores, with the commands that it runs.
struct BuildRun {
    let stage: Stage
    /// Of the instruction in the file; of a stored RUN that of the ONBUILD.
    let index: Int
    /// The RUN itself.
    let instruction: Instruction
    let run: RunInstruction
    let commands: [RunCommand]
    /// It is stored by ONBUILD.
    let isTrigger: Bool

    var state: StageState { stage.states[index - stage.instructions.lowerBound] }
    /// What an edit of it changes.
    var aspect: BuildAspect { isTrigger ? .triggers : .commands }

    /// The commands with the variables replaced that the file sets; as they are in what ONBUILD stores.
    func replacingVariables(in file: LintedFile) -> [RunCommand] {
        if isTrigger { return commands }
        let variables = state.variables
        return file.model.commands(in: index) { variables[$0].value }
    }
}

extension LintedFile {
    /// Hands on each RUN that calls one of these programs, on systems other than Windows.
    ///
    /// A list, since comparing with a few short names costs less than looking one up.
    func forEachRun(calling names: [String], _ body: (BuildRun) -> Void) {
        // PowerShell has other commands of these names.
        for stage in model.stages where stage.image.distribution.value?.family != .windows {
            for index in stage.instructions {
                switch tree.instructions[index].content {
                case .run(let run):
                    let commands = model.commands(in: index)
                    guard commands.call(names) else { continue }
                    body(BuildRun(stage: stage, index: index, instruction: tree.instructions[index], run: run, commands: commands, isTrigger: false))
                case .onbuild(let onbuild):
                    for inner in onbuild.inner {
                        guard case .run(let run) = inner.content, let commands = model.script(of: run.command, in: inner)?.commands, commands.call(names) else { continue }
                        body(BuildRun(stage: stage, index: index, instruction: inner, run: run, commands: commands, isTrigger: true))
                    }
                default: continue
                }
            }
        }
    }
}

extension Array where Element == RunCommand {
    /// By number, since a copy of a command counts references to each of its parts.
    fileprivate func call(_ names: [String]) -> Bool {
        indices.contains { number in self[number].name.map { names.contains($0) } ?? false }
    }
}
