internal import HardenedCatalog

/// The file of one source image under `mappings/source-images/`.
enum SourceImageText {
    static func write(_ source: CatalogContents.NamedSource) -> String {
        var text = "name: \(YAMLText.scalar(source.name))\n"
        let (shared, own) = SharedFields.split(source.groups.map(fields))
        if !shared.isEmpty { text += "shared:\n" + lines(shared) }
        text += "groups:\n"
        for record in own { text += "- " + lines(record).dropFirst(2) }
        return text
    }

    private static func lines(_ fields: [SharedFields.Field]) -> String {
        fields.map { "  \($0.name):\($0.text.hasPrefix("\n") ? "" : " ")\($0.text)\n" }.joined()
    }

    private static func fields(_ group: SourceImage) -> [SharedFields.Field] {
        let system = "\(group.distribution.family.rawValue) \(group.distribution.release ?? "unknown")"
        return [
            ("tags", YAMLText.list(group.tags, indent: 2), ""),
            ("variant", YAMLText.scalar(group.variant), ""),
            ("system", YAMLText.scalar(system), ""),
            ("entrypoint", YAMLText.list(group.entrypoint, indent: 2), "null"),
            ("entrypoint-role", YAMLText.optional(group.entrypointRole), "null"),
            ("cmd", YAMLText.list(group.cmd, indent: 2), "null"),
            ("user", YAMLText.scalar(group.user), "root"),
            ("workdir", YAMLText.scalar(group.workdir), "/"),
            ("environment", environment(group.environment), "{}"),
            ("varying", YAMLText.list(group.varyingEnvironment, indent: 2), "[]"),
            ("ports", YAMLText.list(group.ports, indent: 2), "[]"),
            ("volumes", YAMLText.list(group.volumes, indent: 2), "[]"),
            ("stop-signal", YAMLText.optional(group.stopSignal), "null"),
            ("shell", YAMLText.list(group.shell, indent: 2), "null"),
            ("healthcheck", String(group.hasHealthcheck), "false"),
            ("packages", YAMLText.list(group.packages, indent: 2), "[]"),
            ("language-packages", YAMLText.list(group.languagePackages, indent: 2), "[]"),
            ("commands", YAMLText.list(group.commands, indent: 2), "[]"),
            ("users", YAMLText.accounts(group.users, indent: 2), "{}"),
            ("unnumbered-users", YAMLText.list(group.unnumberedUsers, indent: 2), "[]"),
            ("has-shell", group.hasShell.map(String.init) ?? "null", "null"),
            ("has-package-manager", group.hasPackageManager.map(String.init) ?? "null", "null"),
            ("prefixes", environment(group.prefixes), "{}"),
            ("evidence", YAMLText.list(group.evidence, indent: 2), "[]"),
        ]
    }

    private static func environment(_ environment: [String: String]) -> String {
        if environment.isEmpty { return "{}" }
        return environment.sorted { $0.key < $1.key }.map { "\n    \(YAMLText.scalar($0.key)): \(YAMLText.scalar($0.value))" }.joined()
    }
}
