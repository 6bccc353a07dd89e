/// Something that whoever runs the image has to follow.
public struct InterfaceChange: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case port, volume, start, user, workdir, shell, healthcheck, stopSignal = "stop-signal", packageManager = "package-manager"
        /// A variable that the start command read when the container started, and does not any more.
        case variable

        /// For people.
        var title: String {
            switch self {
            case .start: "start command"
            case .workdir: "working directory"
            case .stopSignal: "stop signal"
            case .packageManager: "package manager"
            default: rawValue
            }
        }
    }

    public var kind: Kind
    public var stage: Int
    public var before: String
    public var after: String

    public init(kind: Kind, stage: Int, before: String, after: String) {
        self.kind = kind
        self.stage = stage
        self.before = before
        self.after = after
    }

    /// A change that breaks who runs the image unless they follow: made only when it is allowed.
    public var needsPermission: Bool {
        switch kind {
        case .port, .volume, .start: true
        case .user, .workdir, .shell, .stopSignal, .packageManager: false
        // Made with permissions of their own.
        case .healthcheck, .variable: false
        }
    }
}
