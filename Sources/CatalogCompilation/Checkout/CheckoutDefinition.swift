internal import HardenedCatalog

/// Reads one definition (`image/<name>/<distribution>/<file>.yaml`) of the public repository.
enum CheckoutDefinition {
    static func read(_ record: YAMLRecord, image: String) throws(MappingsError) -> ImageDefinition {
        guard let variant = ImageDefinition.Variant(rawValue: try record.text("variant")) else {
            throw record.failure("`variant` has to be runtime or dev", at: record.value("variant"))
        }
        let variables = try record.dictionary("vars")
        let system = try record.record("os-release")
        let release = try system.text("version-id")
        let contents = try record.record("contents")
        let packages = try contents.list("packages")
        let names = DeclaredTools.names(ofPackages: packages.filter { !$0.hasPrefix("!") })
        let accounts = try record.record("accounts")
        let users = try self.users(accounts)
        let user = try accounts.text("run-as")
        let identity = try identity(of: user, among: users, in: accounts)
        let paths = try self.paths(record, variables: variables)
        let dates = try record.optionalRecord("dates")
        let tags = try record.list("tags")
        guard !tags.isEmpty else { throw record.failure("`tags` is missing") }
        var environment = try record.dictionary("environment")
        for (name, value) in environment { environment[name] = TemplateText.resolve(value, variables: variables) }
        var definition = ImageDefinition(
            image: image, tags: tags,
            distribution: Distribution(family: Distribution.Family(rawValue: try system.text("id")) ?? .other, release: release), variant: variant,
            flavor: try record.optionalText("flavor"),
            version: DefinitionVersion.mostExact(tags: tags, variables: variables, distribution: release), platforms: try record.list("platforms"),
            release: try dates?.optionalText("release"), endOfLife: try dates?.optionalText("end-of-life"), user: user, uid: identity.uid,
            gid: identity.gid, users: users, groups: try groups(accounts), entrypoint: try record.optionalList("entrypoint"),
            cmd: try record.optionalList("cmd"), workdir: try record.optionalText("work-dir"), environment: environment,
            ports: try record.list("ports"), stopSignal: try record.optionalText("stop-signal"), paths: paths, packages: names,
            shells: DeclaredTools.shells(packages: names, paths: paths), packageManagers: DeclaredTools.packageManagers(packages: names))
        definition.excludedPackages = packages.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
        return definition
    }

    private static func users(_ accounts: YAMLRecord) throws(MappingsError) -> [ImageDefinition.Account] {
        var users: [ImageDefinition.Account] = []
        for user in try accounts.records("users") {
            users.append(ImageDefinition.Account(name: try user.text("name"), id: try user.integer("uid"), gid: try user.integer("gid")))
        }
        return DeclaredTools.distinct(users)
    }

    private static func groups(_ accounts: YAMLRecord) throws(MappingsError) -> [ImageDefinition.Account] {
        var groups: [ImageDefinition.Account] = []
        for group in try accounts.records("groups") {
            groups.append(ImageDefinition.Account(name: try group.text("name"), id: try group.integer("gid"), gid: nil))
        }
        return DeclaredTools.distinct(groups)
    }

    /// A name of the users, `root`, a number, or two numbers.
    private static func identity(
        of user: String, among users: [ImageDefinition.Account], in accounts: YAMLRecord
    ) throws(MappingsError) -> (uid: Int, gid: Int) {
        if let named = users.first(where: { $0.name == user }) { return (named.id, named.gid ?? named.id) }
        if user == "root" { return (0, 0) }
        guard let identity = try? accounts.identity(user, key: "run-as") else {
            throw accounts.failure("`run-as` names the user `\(user)`, which is not among `users`", at: accounts.value("run-as"))
        }
        return (identity.id, identity.gid ?? users.first { $0.id == identity.id }?.gid ?? 0)
    }

    private static func paths(_ record: YAMLRecord, variables: [String: String]) throws(MappingsError) -> [ImageDefinition.DeclaredPath] {
        var paths: [ImageDefinition.DeclaredPath] = []
        for path in try record.records("paths") {
            var declared = ImageDefinition.DeclaredPath(
                type: try path.text("type"), path: TemplateText.resolve(try path.text("path"), variables: variables),
                uid: try path.integer("uid"), gid: try path.integer("gid"), mode: try path.optionalText("mode"))
            declared.source = try path.optionalText("source").map { TemplateText.resolve($0, variables: variables) }
            paths.append(declared)
        }
        return paths
    }
}
