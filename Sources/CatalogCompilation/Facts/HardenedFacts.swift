internal import HardenedCatalog

/// The hardened images as a file of facts (JSON) gives them.
struct HardenedFacts: Decodable {
    var commit: String
    var commit_date: String
    var images: [Image]

    struct Image: Decodable {
        var name: String
        var display_name: String?
        var categories: [String]
        var home_url: String?
        var included_tools: [String]
        var definitions: [Definition]
    }

    struct Definition: Decodable {
        var os_id: String
        var os_version: String
        var variant: String
        var flavor: String?
        var tags: [String]
        var versions: [String: String]
        var platforms: [String]
        var release: String?
        var eol: String?
        var packages: [String]
        var excluded: [String]
        var run_as: String
        var uid: Int
        var gid: Int
        var users: [User]
        var groups: [Group]
        var entrypoint: [String]?
        var cmd: [String]?
        var workdir: String?
        var env: [String: String]
        var ports: [String]
        var stop_signal: String?
        var paths: [Path]
    }

    struct User: Decodable {
        var name: String
        var uid: Int
        var gid: Int
    }

    struct Group: Decodable {
        var name: String
        var gid: Int
    }

    struct Path: Decodable {
        var type: String
        var path: String
        var uid: Int
        var gid: Int
        var mode: String?
        var source: String?
    }

    func contents() -> CatalogContents {
        var contents = CatalogContents(commit: commit, date: String(commit_date.prefix(10)))
        contents.images = images.map { image in
            CatalogContents.HardenedImage(
                name: image.name, title: image.display_name ?? image.name, categories: image.categories, homePage: image.home_url,
                tools: image.included_tools, releaseLine: .unjudged, definitions: image.definitions.map { $0.value(image: image.name) })
        }.sorted { $0.name < $1.name }
        return contents
    }
}

extension HardenedFacts.Definition {
    fileprivate func value(image: String) -> ImageDefinition {
        let names = DeclaredTools.names(ofPackages: packages)
        let paths = paths.map { path in
            var declared = ImageDefinition.DeclaredPath(
                type: path.type, path: TemplateText.resolve(path.path, variables: versions), uid: path.uid, gid: path.gid, mode: path.mode)
            declared.source = path.source.map { TemplateText.resolve($0, variables: versions) }
            return declared
        }
        var definition = ImageDefinition(
            image: image, tags: tags, distribution: Distribution(family: Distribution.Family(rawValue: os_id) ?? .other, release: os_version),
            variant: ImageDefinition.Variant(rawValue: variant) ?? .runtime, flavor: flavor,
            version: DefinitionVersion.mostExact(tags: tags, variables: versions, distribution: os_version), platforms: platforms, release: release,
            endOfLife: eol, user: run_as, uid: uid, gid: gid,
            users: DeclaredTools.distinct(users.map { ImageDefinition.Account(name: $0.name, id: $0.uid, gid: $0.gid) }),
            groups: DeclaredTools.distinct(groups.map { ImageDefinition.Account(name: $0.name, id: $0.gid, gid: nil) }), entrypoint: entrypoint,
            cmd: cmd, workdir: workdir, environment: env.mapValues { TemplateText.resolve($0, variables: versions) }, ports: ports,
            stopSignal: stop_signal, paths: paths, packages: names, shells: DeclaredTools.shells(packages: names, paths: paths),
            packageManagers: DeclaredTools.packageManagers(packages: names))
        definition.excludedPackages = excluded
        return definition
    }
}
