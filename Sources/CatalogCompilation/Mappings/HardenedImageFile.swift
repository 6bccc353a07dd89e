internal import HardenedCatalog

/// Reads what `HardenedImageText` writes.
enum HardenedImageFile {
    static func read(_ text: String, file: String, lines: ReleaseLines) throws(MappingsError) -> CatalogContents.HardenedImage {
        let record = try YAMLRecord(text: text, file: file)
        let name = try record.text("name")
        var image = CatalogContents.HardenedImage(
            name: name, title: try record.text("title"), categories: try record.list("categories"), homePage: try record.optionalText("home"),
            tools: try record.list("tools"), releaseLine: lines[name], definitions: [])
        for definition in try record.records("definitions", sharedKey: "shared") {
            image.definitions.append(try read(definition, image: name))
        }
        return image
    }

    private static func read(_ record: YAMLRecord, image: String) throws(MappingsError) -> ImageDefinition {
        guard let variant = ImageDefinition.Variant(rawValue: try record.optionalText("variant") ?? "runtime") else {
            throw record.failure("`variant` has to be runtime or dev", at: record.value("variant"))
        }
        let identity = try record.identity(try record.text("id"), key: "id")
        var definition = ImageDefinition(
            image: image, tags: try record.list("tags"), distribution: try record.distribution("system"), variant: variant,
            flavor: try record.optionalText("flavor"), version: try record.text("version"),
            platforms: try record.optionalList("platforms") ?? ["linux/amd64", "linux/arm64"], release: try record.optionalText("release"),
            endOfLife: try record.optionalText("end-of-life"), user: try record.text("user"), uid: identity.id, gid: identity.gid ?? identity.id,
            users: try record.accounts("users"), groups: try record.accounts("groups"), entrypoint: try record.optionalList("entrypoint"),
            cmd: try record.optionalList("cmd"), workdir: try record.optionalText("workdir"),
            environment: try record.dictionary("environment"), ports: try record.list("ports"), stopSignal: try record.optionalText("stop-signal"),
            paths: try paths(record), packages: try record.list("packages"), shells: try record.list("shells"),
            packageManagers: try record.list("package-managers"))
        definition.excludedPackages = try record.list("excluded")
        return definition
    }

    private static func paths(_ record: YAMLRecord) throws(MappingsError) -> [ImageDefinition.DeclaredPath] {
        var paths: [ImageDefinition.DeclaredPath] = []
        for fields in try record.records("paths") {
            guard let (type, path) = fields.first else {
                throw fields.failure("a path begins with its type, as in `directory: /app`")
            }
            let owner = try fields.identity(try fields.optionalText("owner") ?? "0:0", key: "owner")
            var declared = ImageDefinition.DeclaredPath(
                type: type, path: path, uid: owner.id, gid: owner.gid ?? owner.id, mode: try fields.optionalText("mode"))
            declared.source = try fields.optionalText(type == "symlink" ? "to" : "from")
            paths.append(declared)
        }
        return paths
    }
}
