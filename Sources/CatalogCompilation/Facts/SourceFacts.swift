internal import HardenedCatalog

/// The images people come from, and the plain images of distributions, as a file of facts (JSON) gives them.
struct SourceFacts: Decodable {
    var bases: [String: Base]
    var images: [String: [Row]]

    struct Base: Decodable {
        var packages: [String]?
        var absent: [String]?
        var has_commands: [String]?
        var lacks_commands: [String]?
        var users: [User]?
        var evidence: String
    }

    struct User: Decodable {
        var name: String
        var uid: Int?
        var gid: Int?
    }

    struct Row: Decodable {
        var tags: [String]
        var variant: String
        var family: String
        var release: String?
        var entrypoint: [String]?
        var entrypoint_role: String?
        var cmd: [String]?
        var user: String
        var workdir: String
        var env: [String: String?]
        var ports: [String]
        var volumes: [String]
        var stopsignal: String?
        var shell: [String]?
        var healthcheck: Bool
        var packages_named: [String]?
        var packages_observed_extra: [String]?
        var language_packages: [String]
        var commands_added: [String]
        var prefix: [String: Prefix?]?
        var users_created: [User]
        var evidence: [String]
        var has_shell: Bool?
    }

    /// A path, or another kind of value, which is left out.
    struct Prefix: Decodable {
        var text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    func sources() -> [CatalogContents.NamedSource] {
        images.map { name, rows in
            CatalogContents.NamedSource(name: name, groups: rows.map { $0.value(name: name) })
        }.sorted { $0.name < $1.name }
    }

    func baseSystems() -> [BaseSystem] {
        bases.map { name, base in
            let parts = name.split(separator: ":").map(String.init)
            return BaseSystem(
                distribution: SourceDistribution.of(image: parts[0], family: parts[0], release: parts.count > 1 ? parts[1] : nil, tags: []),
                packages: base.packages ?? [], absentPackages: base.absent ?? [], commands: Self.commands(base.has_commands),
                absentCommands: Self.commands(base.lacks_commands), users: Self.accounts(base.users ?? []), evidence: base.evidence.replacing("debian12-packages.tsv priorities", with: "priorities of Debian 12's packages"))
        }.sorted { ($0.distribution.family.rawValue, $0.distribution.release ?? "") < ($1.distribution.family.rawValue, $1.distribution.release ?? "") }
    }

    /// `awk (mawk)` is the command `awk`; `any package manager` is no command.
    private static func commands(_ descriptions: [String]?) -> [String] {
        (descriptions ?? []).filter { !$0.hasPrefix("any ") }.compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    fileprivate static func accounts(_ users: [User]) -> [ImageDefinition.Account] {
        users.compactMap { user in user.uid.map { ImageDefinition.Account(name: user.name, id: $0, gid: user.gid) } }
    }
}

extension SourceFacts.Row {
    fileprivate func value(name: String) -> SourceImage {
        var image = SourceImage(
            name: name, tags: tags, variant: variant,
            distribution: SourceDistribution.of(image: name, family: family, release: release, tags: tags), entrypoint: entrypoint,
            entrypointRole: entrypoint_role, cmd: cmd, user: user, workdir: workdir.replacingDoubleBackslashes, environment: env.compactMapValues { $0 },
            ports: ports, volumes: volumes, stopSignal: stopsignal, shell: shell, hasHealthcheck: healthcheck,
            packages: (packages_named ?? []) + (packages_observed_extra ?? []), commands: commands_added, users: SourceFacts.accounts(users_created),
            hasShell: has_shell)
        image.hasPackageManager = family == "distroless" || family == "scratch" && image.distribution.family == .scratch ? false : nil
        // Facts from another commit than the tags are built from hold but for what changes with each release.
        let isExact = evidence.allSatisfy { $0 == "commit" }
        for name in image.environment.keys where !isExact && Self.changesWithReleases(name) { image.environment[name] = nil }
        image.varyingEnvironment = env.keys.filter { image.environment[$0] == nil }.sorted()
        image.unnumberedUsers = users_created.filter { $0.uid == nil }.map(\.name)
        image.languagePackages = language_packages
        image.prefixes = (prefix ?? [:]).compactMapValues { $0?.text }
        image.evidence = evidence
        return image
    }
}

extension SourceFacts.Row {
    /// Versions, digests and addresses of what is downloaded.
    private static func changesWithReleases(_ variable: String) -> Bool {
        ["VERSION", "SHA256", "SHA512", "_URL", "RELEASE", "MINOR", "PATCH", "CHECKSUM", "GPG_KEY", "DEPS", "COMMIT"].contains { variable.contains($0) }
    }
}

extension String {
    /// Windows paths whose backslashes were escaped twice.
    fileprivate var replacingDoubleBackslashes: String {
        var result = ""
        for character in self where !(character == "\\" && result.last == "\\") { result.append(character) }
        return result
    }
}
