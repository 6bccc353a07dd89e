public import Diagnostics
public import DockerfileSemantics
public import DockerfileSyntax

/// A RUN of a stage, or one that an ONBUILD stores for other files.
public struct AnyRun {
    public let stage: Stage
    /// Of the instruction in the file; of a stored RUN that of the ONBUILD.
    public let index: Int
    /// The RUN itself.
    public let instruction: Instruction
    public let run: RunInstruction
    public let isTrigger: Bool

    public var state: StageState { stage.states[index - stage.instructions.lowerBound] }
    /// What an edit of it changes.
    public var aspect: BuildAspect { isTrigger ? .triggers : .commands }

    /// What it runs.
    public func commands(in file: LintedFile) -> [RunCommand] {
        isTrigger ? file.model.script(of: run.command, in: instruction)?.commands ?? [] : file.commands(at: index)
    }
}

extension LintedFile {
    /// Hands each RUN on, in the order of the text.
    public func forEachRun(_ body: (AnyRun) -> Void) {
        for stage in model.stages {
            for index in stage.instructions {
                let instruction = tree.instructions[index]
                switch instruction.content {
                case .run(let run): body(AnyRun(stage: stage, index: index, instruction: instruction, run: run, isTrigger: false))
                case .onbuild(let onbuild):
                    for inner in onbuild.inner {
                        if case .run(let run) = inner.content { body(AnyRun(stage: stage, index: index, instruction: inner, run: run, isTrigger: true)) }
                    }
                default: continue
                }
            }
        }
    }
}
