internal import HardenedCatalog

/// Reads what `SourceImageText` writes.
enum SourceImageFile {
    static func read(_ text: String, file: String) throws(MappingsError) -> CatalogContents.NamedSource {
        let record = try YAMLRecord(text: text, file: file)
        var source = CatalogContents.NamedSource(name: try record.text("name"), groups: [])
        for group in try record.records("groups", sharedKey: "shared") {
            source.groups.append(try read(group, name: source.name))
        }
        return source
    }

    private static func read(_ record: YAMLRecord, name: String) throws(MappingsError) -> SourceImage {
        var image = SourceImage(
            name: name, tags: try record.list("tags"), variant: try record.text("variant"), distribution: try record.distribution("system"),
            entrypoint: try record.optionalList("entrypoint"), entrypointRole: try record.optionalText("entrypoint-role"),
            cmd: try record.optionalList("cmd"), user: try record.optionalText("user") ?? "root",
            workdir: try record.optionalText("workdir") ?? "/", environment: try record.dictionary("environment"), ports: try record.list("ports"),
            volumes: try record.list("volumes"), stopSignal: try record.optionalText("stop-signal"), shell: try record.optionalList("shell"),
            hasHealthcheck: try record.bool("healthcheck", else: false), packages: try record.list("packages"),
            commands: try record.list("commands"), users: try record.accounts("users"), hasShell: try record.optionalBool("has-shell"))
        image.hasPackageManager = try record.optionalBool("has-package-manager")
        image.varyingEnvironment = try record.list("varying")
        image.unnumberedUsers = try record.list("unnumbered-users")
        image.languagePackages = try record.list("language-packages")
        image.prefixes = try record.dictionary("prefixes")
        image.evidence = try record.list("evidence")
        return image
    }
}
