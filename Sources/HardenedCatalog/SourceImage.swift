/// What is known of one image that people come from, for a group of tags.
public struct SourceImage: Sendable, Hashable {
    /// Familiar name: `node`, `mcr.microsoft.com/dotnet/sdk`.
    public var name: String
    public var tags: [String]
    public var variant: String
    public var distribution: Distribution
    public var entrypoint: [String]?
    /// What a wrapper script named by the entry point does, in words.
    public var entrypointRole: String?
    public var cmd: [String]?
    public var user: String
    public var workdir: String
    public var environment: [String: String]
    public var ports: [String]
    public var volumes: [String]
    public var stopSignal: String?
    /// The SHELL that the image sets for builds on it.
    public var shell: [String]?
    public var hasHealthcheck: Bool
    /// Packages that the image's Dockerfile installs by name.
    public var packages: [String]
    /// Commands beyond the distribution's that it is known to have.
    public var commands: [String]
    public var users: [ImageDefinition.Account]
    /// `false`: known to have none (distroless, scratch); `nil`: not stated, the distribution decides.
    public var hasShell: Bool?
    /// As `hasShell`, of a package manager.
    public var hasPackageManager: Bool? = nil
    /// Variables whose value differs between the tags of the group in a way that is not known; not in `environment`.
    public var varyingEnvironment: [String] = []
    /// Users it is known to have, without their numbers; not in `users`.
    public var unnumberedUsers: [String] = []
    /// Packages of a language's own package manager that it installs (`setuptools`).
    public var languagePackages: [String] = []
    /// Where things lie: `root`, `java_home`, `site_packages`, …
    public var prefixes: [String: String] = [:]
    /// How the facts are known: the Dockerfile read at the exact commit, a snapshot, …
    public var evidence: [String] = []

    public init(
        name: String, tags: [String], variant: String, distribution: Distribution, entrypoint: [String]?, entrypointRole: String?, cmd: [String]?,
        user: String, workdir: String, environment: [String: String], ports: [String], volumes: [String], stopSignal: String?, shell: [String]?,
        hasHealthcheck: Bool, packages: [String], commands: [String], users: [ImageDefinition.Account], hasShell: Bool?
    ) {
        self.name = name
        self.tags = tags
        self.variant = variant
        self.distribution = distribution
        self.entrypoint = entrypoint
        self.entrypointRole = entrypointRole
        self.cmd = cmd
        self.user = user
        self.workdir = workdir
        self.environment = environment
        self.ports = ports
        self.volumes = volumes
        self.stopSignal = stopSignal
        self.shell = shell
        self.hasHealthcheck = hasHealthcheck
        self.packages = packages
        self.commands = commands
        self.users = users
        self.hasShell = hasShell
    }
}
