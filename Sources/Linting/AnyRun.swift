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
    public let isTrigger: Bool

    /// Not held, as it is large and few ask for it.
    public var run: RunInstruction { instruction.asRun }
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
                case .run: body(AnyRun(stage: stage, index: index, instruction: instruction, isTrigger: false))
                case .onbuild(let onbuild):
                    for inner in onbuild.inner {
                        if case .run = inner.content { body(AnyRun(stage: stage, index: index, instruction: inner, isTrigger: true)) }
                    }
                default: continue
                }
            }
        }
    }
}

extension Instruction {
    /// What a RUN says; nothing else is asked.
    var asRun: RunInstruction {
        guard case .run(let run) = content else { preconditionFailure("\(keyword.rawValue) is no RUN") }
        return run
    }
}
