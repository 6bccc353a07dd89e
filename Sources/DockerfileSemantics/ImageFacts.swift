public import HardenedCatalog

/// What is known of the image under a stage, whatever it comes from.
public struct ImageFacts: Sendable, Hashable {
    public enum Origin: Sendable, Hashable {
        // The descriptions are large values, and facts are handed on to each stage; `indirect` shares them.
        /// A hardened image of the catalogue.
        indirect case hardened(ImageDefinition, tag: String)
        /// An image people come from.
        indirect case source(SourceImage)
        /// `scratch`: an empty file system.
        case scratch
        /// Described in the organisation's configuration.
        case configured
        case unknown
    }

    public var origin: Origin
    /// How it is called in messages: `node:20`.
    public var title: String
    public var distribution: Fact<Distribution>
    public var user: Fact<UserIdentity>
    public var hasShell: Fact<Bool>
    public var packageManagers: Fact<[String]>
    public var entrypoint: Fact<[String]>
    public var cmd: Fact<[String]>
    public var workdir: Fact<String>
    public var environment: Fact<[String: String]>
    /// Names of known accounts with their numbers; names that are not here may exist all the same unless
    /// `accountsAreComplete`.
    public var accounts: [String: Int]
    public var accountsAreComplete: Bool
    /// The SHELL that the image brings along for builds; `nil`: BuildKit's default.
    public var buildShell: [String]?
    public var ports: [String]
    public var volumes: [String]
    /// `linux/amd64`, …; empty: not known.
    public var platforms: [String] = []

    public init(
        origin: Origin, title: String, distribution: Fact<Distribution>, user: Fact<UserIdentity>, hasShell: Fact<Bool>,
        packageManagers: Fact<[String]>, entrypoint: Fact<[String]>, cmd: Fact<[String]>, workdir: Fact<String>,
        environment: Fact<[String: String]>, accounts: [String: Int], accountsAreComplete: Bool, buildShell: [String]?,
        ports: [String], volumes: [String]
    ) {
        self.origin = origin
        self.title = title
        self.distribution = distribution
        self.user = user
        self.hasShell = hasShell
        self.packageManagers = packageManagers
        self.entrypoint = entrypoint
        self.cmd = cmd
        self.workdir = workdir
        self.environment = environment
        self.accounts = accounts
        self.accountsAreComplete = accountsAreComplete
        self.buildShell = buildShell
        self.ports = ports
        self.volumes = volumes
    }

    /// The hardened image's definition, if it is one.
    public var definition: ImageDefinition? {
        if case .hardened(let definition, _) = origin { definition } else { nil }
    }

    /// The source image's row, if it is one.
    public var sourceImage: SourceImage? {
        if case .source(let image) = origin { image } else { nil }
    }
}

extension ImageFacts {
    /// An image of which nothing is known.
    public static func unknown(_ title: String) -> ImageFacts {
        let reason = "the facts of \(title) are not known"
        return ImageFacts(
            origin: .unknown, title: title, distribution: .unknown(reason), user: .unknown(reason), hasShell: .unknown(reason),
            packageManagers: .unknown(reason), entrypoint: .unknown(reason), cmd: .unknown(reason), workdir: .unknown(reason),
            environment: .unknown(reason), accounts: ["root": 0], accountsAreComplete: false, buildShell: nil, ports: [], volumes: [])
    }

    /// The empty image.
    public static let scratch = ImageFacts(
        origin: .scratch, title: "scratch", distribution: .present(Distribution(family: .scratch, release: nil), .builder),
        user: .present(UserIdentity(text: "root", uid: 0), .builder), hasShell: .present(false, .builder),
        packageManagers: .present([], .builder), entrypoint: .absent(.builder), cmd: .absent(.builder), workdir: .present("/", .builder),
        environment: .present([:], .builder), accounts: [:], accountsAreComplete: true, buildShell: nil, ports: [], volumes: [])

    /// The facts of a hardened image.
    public init(hardened definition: ImageDefinition, tag: String) {
        let title = "dhi.io/\(definition.image):\(tag)"
        let source = FactSource.catalogue(title)
        var accounts = ["root": 0]
        for user in definition.users { accounts[user.name] = user.id }
        self.init(
            origin: .hardened(definition, tag: tag), title: title, distribution: .present(definition.distribution, source),
            user: .present(UserIdentity(text: definition.user, uid: definition.uid), source),
            hasShell: .present(definition.hasShell, source), packageManagers: .present(definition.packageManagers, source),
            entrypoint: Fact(declared: definition.entrypoint, source), cmd: Fact(declared: definition.cmd, source),
            workdir: .present(definition.workdir ?? "/", source), environment: .present(definition.environment, source),
            accounts: accounts, accountsAreComplete: true, buildShell: nil, ports: definition.ports, volumes: [])
        platforms = definition.platforms
    }

    /// The facts of an image people come from. Its shell follows from its system unless the row says otherwise.
    public init(source image: SourceImage, tag: String) {
        let title = "\(image.name):\(tag)"
        let source = FactSource.sourceImage(title)
        var accounts = ["root": 0]
        for user in image.users { accounts[user.name] = user.id }
        let family = image.distribution.family
        let hasShell: Bool = image.hasShell ?? (family != .scratch)
        let managers: Fact<[String]> =
            switch family {
            case .debian, .ubuntu: .present(["apt", "dpkg"], source)
            case .alpine, .wolfi: .present(["apk"], source)
            case .amazonlinux, .oraclelinux, .ubi: .present(["dnf", "yum", "microdnf", "rpm"], source)
            case .photon: .present(["tdnf", "rpm"], source)
            case .scratch, .busybox: .present([], source)
            case .windows, .other: .unknown("the package manager of \(title) is not known")
            }
        self.init(
            origin: .source(image), title: title, distribution: .present(image.distribution, source),
            user: .present(UserIdentity(text: image.user, accounts: AccountNumbers(accounts)), source), hasShell: .present(hasShell, source),
            packageManagers: hasShell ? managers : .present([], source), entrypoint: Fact(declared: image.entrypoint, source),
            cmd: Fact(declared: image.cmd, source), workdir: .present(image.workdir, source),
            environment: .present(image.environment, source), accounts: accounts, accountsAreComplete: false, buildShell: image.shell,
            ports: image.ports, volumes: image.volumes)
    }
}

extension Fact {
    /// A declared value; `nil` is a declared absence.
    init(declared value: Value?, _ source: FactSource) {
        self = value.map { .present($0, source) } ?? .absent(source)
    }
}
