/// `HEALTHCHECK`.
public struct HealthcheckInstruction: Sendable {
    /// `nil` for `HEALTHCHECK NONE`.
    public var command: CommandForm?
    /// The word NONE or CMD.
    public var kind: Word

    public init(command: CommandForm?, kind: Word) {
        self.command = command
        self.kind = kind
    }
}
