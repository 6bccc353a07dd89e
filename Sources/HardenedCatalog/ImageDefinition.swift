/// One hardened image as the catalogue declares it: the facts behind one or more tags.
public struct ImageDefinition: Sendable, Hashable {
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        case runtime, dev
    }

    /// What the tag of an image for building has behind that of its runtime variant.
    public static let buildSuffix = "-dev"

    /// Short name, as in `dhi.io/<name>`.
    public var image: String
    /// Newest and shortest first, as in the catalogue.
    public var tags: [String]
    public var distribution: Distribution
    /// As declared; `dotnet:8.0-sdk` is declared `runtime` though it is the build image: see `isBuildImage`.
    public var variant: Variant
    public var flavor: String?
    /// The version of the main program, the most exact one that is declared (`22.23.2`).
    public var version: String
    /// `linux/amd64`, …
    public var platforms: [String]
    /// ISO date, `nil` when not declared.
    public var release: String?
    public var endOfLife: String?
    /// Name or number of the user containers run as.
    public var user: String
    public var uid: Int
    public var gid: Int
    public var users: [Account]
    public var groups: [Account]
    /// `nil`: none.
    public var entrypoint: [String]?
    public var cmd: [String]?
    /// `nil`: `/`.
    public var workdir: String?
    public var environment: [String: String]
    /// `8080/tcp`, …
    public var ports: [String]
    public var stopSignal: String?
    public var paths: [DeclaredPath]
    /// Declared packages; dependencies are not expanded, so that what is missing here is unknown, not absent.
    public var packages: [String]
    /// Shells that are declared (`bash`, `busybox`, `dash`); empty: none.
    public var shells: [String]
    /// `apt`, `dpkg`, `apk`; empty: none.
    public var packageManagers: [String]
    /// Packages that the definition takes out by name although a dependency would bring them.
    public var excludedPackages: [String] = []

    /// A user or group of the image.
    public struct Account: Sendable, Hashable {
        public var name: String
        public var id: Int
        /// Primary group of a user.
        public var gid: Int?

        public init(name: String, id: Int, gid: Int?) {
            self.name = name
            self.id = id
            self.gid = gid
        }
    }

    /// A path that the definition makes.
    public struct DeclaredPath: Sendable, Hashable {
        /// `directory`, `file`, `emptyfile`, `symlink`, `delete`.
        public var type: String
        public var path: String
        public var uid: Int
        public var gid: Int
        public var mode: String?
        /// Where a symlink points, or what a file is made from.
        public var source: String? = nil

        public init(type: String, path: String, uid: Int, gid: Int, mode: String?) {
            self.type = type
            self.path = path
            self.uid = uid
            self.gid = gid
            self.mode = mode
        }
    }

    public init(
        image: String, tags: [String], distribution: Distribution, variant: Variant, flavor: String?, version: String, platforms: [String],
        release: String?, endOfLife: String?, user: String, uid: Int, gid: Int, users: [Account], groups: [Account], entrypoint: [String]?,
        cmd: [String]?, workdir: String?, environment: [String: String], ports: [String], stopSignal: String?, paths: [DeclaredPath],
        packages: [String], shells: [String], packageManagers: [String]
    ) {
        self.image = image
        self.tags = tags
        self.distribution = distribution
        self.variant = variant
        self.flavor = flavor
        self.version = version
        self.platforms = platforms
        self.release = release
        self.endOfLife = endOfLife
        self.user = user
        self.uid = uid
        self.gid = gid
        self.users = users
        self.groups = groups
        self.entrypoint = entrypoint
        self.cmd = cmd
        self.workdir = workdir
        self.environment = environment
        self.ports = ports
        self.stopSignal = stopSignal
        self.paths = paths
        self.packages = packages
        self.shells = shells
        self.packageManagers = packageManagers
    }
}

extension ImageDefinition {
    public var hasShell: Bool { !shells.isEmpty }
    public var hasPackageManager: Bool { !packageManagers.isEmpty }
    /// Runs as root unless the Dockerfile says otherwise.
    public var runsAsRoot: Bool { uid == 0 }
    /// Made for build stages: root, a shell and a package manager, whatever the declared variant.
    public var isBuildImage: Bool { Self.isBuildImage(variant, uid: uid, hasShell: hasShell, hasPackageManager: hasPackageManager) }

    static func isBuildImage(_ variant: Variant, uid: Int, hasShell: Bool, hasPackageManager: Bool) -> Bool {
        variant == .dev || (uid == 0 && hasShell && hasPackageManager)
    }
}
