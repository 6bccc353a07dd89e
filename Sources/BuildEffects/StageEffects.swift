public import SourceModel

/// All that the instructions of a stage do to its file system, in order.
public struct StageEffects: Sendable {
    public internal(set) var files: [FileEffect] = []
    public internal(set) var packages: [PackageInstallation] = []
    public internal(set) var accounts: [AccountCreation] = []
    /// Empty: everything is known.
    public internal(set) var unknown: [UnknownEffect] = []
    /// Files of the build that commands read, by instruction.
    public internal(set) var reads: [(place: Place, instruction: Int)] = []

    /// Programs that make, change or remove accounts; their homes come and go with them.
    public static let accountPrograms: Set<String> = [
        "useradd", "adduser", "groupadd", "addgroup", "usermod", "groupmod", "userdel", "deluser", "groupdel", "delgroup", "chpasswd", "passwd", "chsh", "gpasswd",
    ]

    /// A user or group that a command makes.
    public struct AccountCreation: Sendable, Hashable {
        public var name: String
        public var isGroup: Bool
        public var instruction: Int
        /// The command.
        public var range: SourceRange
    }
}
