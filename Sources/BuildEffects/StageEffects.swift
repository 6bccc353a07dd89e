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

    /// Whether what an effect made is removed again behind it.
    public func isGone(_ effect: FileEffect) -> Bool {
        guard let index = files.lastIndex(of: effect) else { return false }
        return files[(index + 1)...].contains { $0.kind == .removed && $0.place.contains(effect.place) }
    }

    /// These behind those of the stage that this one stands on.
    func following(_ below: StageEffects) -> StageEffects {
        var all = self
        all.files = below.files + files
        all.packages = below.packages + packages
        all.accounts = below.accounts + accounts
        all.unknown = below.unknown + unknown
        all.reads = below.reads + reads
        return all
    }

    /// A user or group that a command makes.
    public struct AccountCreation: Sendable, Hashable {
        public var name: String
        public var isGroup: Bool
        /// The home folder of a user; `nil`: it is not known.
        public var home: Place?
        public var instruction: Int
        /// The command.
        public var range: SourceRange
    }
}
