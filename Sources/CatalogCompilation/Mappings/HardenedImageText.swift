internal import HardenedCatalog

/// The file of one hardened image under `mappings/hardened/`.
enum HardenedImageText {
    static func write(_ image: CatalogContents.HardenedImage) -> String {
        var text = "name: \(YAMLText.scalar(image.name))\ntitle: \(YAMLText.scalar(image.title))\n"
        text += "categories: \(YAMLText.list(image.categories, indent: 0))\n"
        if let home = image.homePage { text += "home: \(YAMLText.scalar(home))\n" }
        if !image.tools.isEmpty { text += "tools: \(YAMLText.list(image.tools, indent: 0))\n" }
        let (shared, own) = SharedFields.split(image.definitions.map(fields))
        if !shared.isEmpty { text += "shared:\n" + lines(shared) }
        text += "definitions:\n"
        for record in own { text += "- " + lines(record).dropFirst(2) }
        return text
    }

    private static func lines(_ fields: [SharedFields.Field]) -> String {
        fields.map { "  \($0.name):\($0.text.hasPrefix("\n") ? "" : " ")\($0.text)\n" }.joined()
    }

    private static func fields(_ definition: ImageDefinition) -> [SharedFields.Field] {
        let system = "\(definition.distribution.family.rawValue) \(definition.distribution.release ?? "unknown")"
        return [
            ("tags", YAMLText.list(definition.tags, indent: 2), ""),
            ("system", YAMLText.scalar(system), ""),
            ("variant", definition.variant.rawValue, "runtime"),
            ("flavor", YAMLText.optional(definition.flavor), "null"),
            ("version", YAMLText.scalar(definition.version), ""),
            ("platforms", YAMLText.list(definition.platforms, indent: 2), "[linux/amd64, linux/arm64]"),
            ("release", YAMLText.optional(definition.release), "null"),
            ("end-of-life", YAMLText.optional(definition.endOfLife), "null"),
            ("user", YAMLText.scalar(definition.user), ""),
            ("id", YAMLText.scalar("\(definition.uid):\(definition.gid)"), ""),
            ("users", YAMLText.accounts(definition.users, indent: 2), "{}"),
            ("groups", YAMLText.accounts(definition.groups, indent: 2), "{}"),
            ("entrypoint", YAMLText.list(definition.entrypoint, indent: 2), "null"),
            ("cmd", YAMLText.list(definition.cmd, indent: 2), "null"),
            ("workdir", YAMLText.optional(definition.workdir), "null"),
            ("environment", environment(definition.environment), "{}"),
            ("ports", YAMLText.list(definition.ports, indent: 2), "[]"),
            ("stop-signal", YAMLText.optional(definition.stopSignal), "null"),
            ("paths", paths(definition.paths), "[]"),
            ("packages", YAMLText.list(definition.packages, indent: 2), "[]"),
            ("excluded", YAMLText.list(definition.excludedPackages, indent: 2), "[]"),
            ("shells", YAMLText.list(definition.shells, indent: 2), "[]"),
            ("package-managers", YAMLText.list(definition.packageManagers, indent: 2), "[]"),
        ]
    }

    private static func environment(_ environment: [String: String]) -> String {
        if environment.isEmpty { return "{}" }
        return environment.sorted { $0.key < $1.key }.map { "\n    \(YAMLText.scalar($0.key)): \(YAMLText.scalar($0.value))" }.joined()
    }

    private static func paths(_ paths: [ImageDefinition.DeclaredPath]) -> String {
        if paths.isEmpty { return "[]" }
        return paths.map { path in
            var pairs = [(path.type, path.path)]
            if let source = path.source { pairs.append((path.type == "symlink" ? "to" : "from", source)) }
            if path.uid != 0 || path.gid != 0 { pairs.append(("owner", "\(path.uid):\(path.gid)")) }
            if let mode = path.mode { pairs.append(("mode", mode)) }
            return "\n  - " + YAMLText.map(pairs, indent: 4)
        }.joined()
    }
}
