/// What a plain image of a distribution has and lacks: what images built on it start from.
public struct BaseSystem: Sendable, Hashable {
    public var distribution: Distribution
    public var packages: [String]
    public var absentPackages: [String]
    public var commands: [String]
    public var absentCommands: [String]
    public var users: [ImageDefinition.Account]
    public var evidence: String

    public init(
        distribution: Distribution, packages: [String], absentPackages: [String], commands: [String], absentCommands: [String],
        users: [ImageDefinition.Account], evidence: String
    ) {
        self.distribution = distribution
        self.packages = packages
        self.absentPackages = absentPackages
        self.commands = commands
        self.absentCommands = absentCommands
        self.users = users
        self.evidence = evidence
    }
}
