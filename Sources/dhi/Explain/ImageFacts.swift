internal import HardenedCatalog

/// Facts of an image, hardened or not, in the form that is printed.
struct ImageFacts: Encodable {
    var tags: [String]
    var system: String
    var variant: String
    var version: String?
    var user: String
    var uid: Int?
    var entrypoint: [String]?
    /// What a wrapper named by the entry point does.
    var entrypointRole: String?
    var cmd: [String]?
    var workdir: String
    var environment: [String: String]
    var ports: [String]
    var volumes: [String]
    var stopSignal: String?
    var shell: String
    var packageManager: String
    var paths: [String]
    /// Commands that it is known to have beyond those of its system.
    var commands: [String]
    var packages: [String]
    var platforms: [String]?
    var release: String?
    var endOfLife: String?

    init(_ definition: ImageDefinition) {
        tags = definition.tags
        system = definition.distribution.title
        variant = ([definition.variant.rawValue] + (definition.flavor.map { [$0] } ?? [])).joined(separator: ", ")
        version = definition.version
        user = definition.user
        uid = definition.uid
        entrypoint = definition.entrypoint
        cmd = definition.cmd
        workdir = definition.workdir ?? "/"
        environment = definition.environment
        ports = definition.ports
        volumes = []
        stopSignal = definition.stopSignal
        shell = definition.shells.isEmpty ? "none" : definition.shells.joined(separator: ", ")
        packageManager = definition.packageManagers.isEmpty ? "none" : definition.packageManagers.joined(separator: ", ")
        paths = definition.paths.map(\.words)
        commands = []
        packages = definition.packages
        platforms = definition.platforms
        release = definition.release
        endOfLife = definition.endOfLife
    }

    init(_ image: SourceImage) {
        tags = image.tags
        system = image.distribution.title
        variant = image.variant
        user = image.user
        let name = image.user.prefix { $0 != ":" }
        uid = name == "root" ? 0 : Int(name) ?? image.users.first { $0.name == name }?.id
        entrypoint = image.entrypoint
        entrypointRole = image.entrypointRole
        cmd = image.cmd
        workdir = image.workdir
        environment = image.environment
        ports = image.ports
        volumes = image.volumes
        stopSignal = image.stopSignal
        shell = image.hasShell.map { $0 ? "yes" : "none" } ?? image.distribution.family.shell
        packageManager = image.hasPackageManager == false ? "none" : image.distribution.family.packageManager
        paths = []
        commands = image.commands
        packages = image.packages
    }

    var userWords: String {
        guard let uid, user != String(uid), !user.hasPrefix("\(uid):") else { return user }
        return "\(user) (\(uid))"
    }
}

extension Distribution.Family {
    /// What plain images of the family have.
    fileprivate var shell: String {
        switch self {
        case .scratch: "none"
        case .windows, .other: "not known"
        default: "yes"
        }
    }

    fileprivate var packageManager: String {
        switch self {
        case .debian, .ubuntu: "apt, dpkg"
        case .alpine, .wolfi: "apk"
        case .amazonlinux, .ubi, .oraclelinux, .photon: "rpm"
        case .busybox, .scratch: "none"
        case .windows, .other: "not known"
        }
    }
}

extension ImageDefinition.DeclaredPath {
    fileprivate var words: String {
        var words = "\(type) \(path)"
        if let source, type == "symlink" { words += " -> \(source)" }
        if uid != 0 || gid != 0 { words += " (\(uid):\(gid))" }
        return words
    }
}
