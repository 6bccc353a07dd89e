/// The command of RUN, CMD, ENTRYPOINT or HEALTHCHECK.
public enum CommandForm: Sendable {
    /// Text for the shell: the rest of the logical line (here-documents are in `Instruction.heredocs`).
    case shell(Word)
    /// A JSON array: program and arguments, run without a shell.
    case exec([Word])
}
