/// `HEALTHCHECK`.
public struct HealthcheckInstruction: Sendable {
    /// `nil` for `HEALTHCHECK NONE`.
    public var command: CommandForm?
    /// The word NONE or CMD.
    public var kind: Word

    /// Nanoseconds; 0 when not given, as for the others.
    public var interval: Int64 = 0
    public var timeout: Int64 = 0
    public var startPeriod: Int64 = 0
    public var startInterval: Int64 = 0
    public var retries = 0

    public init(command: CommandForm?, kind: Word) {
        self.command = command
        self.kind = kind
    }
}
