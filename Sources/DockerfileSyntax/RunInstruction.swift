/// `RUN`, with its mounts and modes.
public struct RunInstruction: Sendable {
    public var command: CommandForm
    public var mounts: [Mount]
    /// `none`, `host` or `default`; empty when not given.
    public var network: String
    /// `sandbox` or `insecure`; empty when not given.
    public var security: String
    public var devices: [Device]

    /// One `--device`.
    public struct Device: Sendable, Hashable {
        public var name: String
        public var required: Bool

        public init(name: String, required: Bool) {
            self.name = name
            self.required = required
        }
    }

    public init(command: CommandForm, mounts: [Mount], network: String, security: String, devices: [Device]) {
        self.command = command
        self.mounts = mounts
        self.network = network
        self.security = security
        self.devices = devices
    }
}
