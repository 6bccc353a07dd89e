/// The typed arguments of an instruction.
public enum InstructionContent: Sendable {
    indirect case from(FromInstruction)
    indirect case run(RunInstruction)
    case cmd(CommandForm)
    case entrypoint(CommandForm)
    indirect case copy(CopyInstruction)
    indirect case add(CopyInstruction)
    case env([KeyValuePair])
    case label([KeyValuePair])
    case arg([ArgumentDeclaration])
    case user(Word)
    case workdir(Word)
    case stopsignal(Word)
    case maintainer(Word)
    case expose([Word])
    case volume([Word])
    case shell([Word])
    indirect case healthcheck(HealthcheckInstruction)
    case onbuild(OnbuildInstruction)
    /// BuildKit rejects the instruction; `DockerfileTree.diagnostics` says why.
    case invalid
}
