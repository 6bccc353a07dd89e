internal import HardenedCatalog
internal import Storage

/// Makes a catalogue file: the same contents give the same bytes.
public struct CatalogCompiler: ~Copyable {
    private var database: Database
    private var inserts: [String: Statement] = [:]
    private var lists: [String: Int] = [:]
    private var nextDefinition = 1
    private var nextGroup = 1

    /// The file's bytes.
    public static func compile(_ contents: CatalogContents) throws -> [UInt8] {
        var compiler = try CatalogCompiler()
        return try compiler.compile(contents)
    }

    private init() throws {
        database = try Database()
    }

    private mutating func compile(_ contents: CatalogContents) throws -> [UInt8] {
        try database.execute("PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA encoding = 'UTF-8'")
        try database.execute("PRAGMA application_id = \(CatalogSchema.applicationID); PRAGMA user_version = \(CatalogSchema.version)")
        try database.execute(CatalogSchema.tables)
        try database.execute(ToolSchema.tables)
        try database.execute("BEGIN")
        for (index, image) in contents.images.enumerated() { try add(image, id: index + 1) }
        for (index, source) in contents.sources.enumerated() { try add(source, id: index + 1) }
        for (index, official) in contents.officials.enumerated() { try add(official, id: index + 1) }
        for mapping in contents.mappings { try add(mapping) }
        for base in contents.bases { try add(base) }
        try add(contents.tools)
        let sha256 = try CatalogDigest.contents(of: database)
        let seal = try CatalogDigest.seal(of: database, commit: contents.commit, date: contents.date, sha256: sha256)
        for (key, value) in [("commit", contents.commit), ("date", contents.date), ("sha256", sha256), ("seal", seal)] {
            try insert("meta", .text(key), .text(value))
        }
        try database.execute("COMMIT")
        try database.execute("VACUUM")
        var bytes = try database.serialized()
        // The change counter (24), its copy (92) and the version of the library that wrote the file (96) say nothing about the content.
        for range in [24..<28, 92..<100] { bytes.replaceSubrange(range, with: repeatElement(0, count: range.count)) }
        return bytes
    }

    mutating func insert(_ table: String, _ values: Value...) throws {
        let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
        let statement = try inserts[table] ?? database.prepare("INSERT INTO \(table) VALUES (\(places))")
        inserts[table] = statement
        for (index, value) in values.enumerated() { try statement.bind(value, at: index + 1) }
        try statement.run()
    }

    /// The number of a list, which is stored at its first use.
    private mutating func list(_ items: [String]) throws -> Value {
        let text = StringList.encode(items)
        if let id = lists[text] { return .integer(id) }
        let id = lists.count + 1
        lists[text] = id
        try insert("value", .integer(id), .text(text))
        return .integer(id)
    }

    private mutating func list(_ items: [String]?) throws -> Value {
        guard let items else { return .null }
        return try list(items) as Value
    }
}

// MARK: - Tables

extension CatalogCompiler {
    private mutating func add(_ image: CatalogContents.HardenedImage, id: Int) throws {
        try insert(
            "image", .integer(id), .text(image.name), .text(image.title), list(image.categories), .text(image.homePage), list(image.tools),
            .text(image.releaseLine.extent.rawValue), list([image.releaseLine.reason]), .integer(image.definitions.count),
            .integer(image.definitions.reduce(0) { $0 + $1.tags.count }))
        var outlines: [CandidateOutline] = []
        var tags: Set<String> = []
        for definition in image.definitions {
            for tag in definition.tags where !tags.insert(tag).inserted { throw CatalogError("Two definitions of \(image.name) have the tag \(tag).") }
            if let outline = CandidateOutline(definition, id: nextDefinition) { outlines.append(outline) }
            try add(definition, to: id)
        }
        if !outlines.isEmpty { try insert("image_reading", .integer(id), .text(CandidateOutlines.encode(outlines))) }
    }

    private mutating func add(_ definition: ImageDefinition, to image: Int) throws {
        let id = nextDefinition
        nextDefinition += 1
        try insert(
            "definition", .integer(id), .integer(image), .text(TagList.encode(definition.tags)), .text(definition.distribution.family.rawValue), .text(definition.distribution.release),
            .text(definition.variant.rawValue), .text(definition.flavor), .text(definition.version), list(definition.platforms),
            .text(definition.release), .text(definition.endOfLife), .text(definition.user), .integer(definition.uid), .integer(definition.gid),
            list(RecordCoding.encode(definition.users)), list(RecordCoding.encode(definition.groups)), list(definition.entrypoint),
            list(definition.cmd), .text(definition.workdir), list(RecordCoding.encode(definition.environment)), list(definition.ports),
            .text(definition.stopSignal), list(RecordCoding.encode(definition.paths)), list(definition.packages),
            list(definition.excludedPackages), list(definition.shells), list(definition.packageManagers))
    }

    private mutating func add(_ source: CatalogContents.NamedSource, id: Int) throws {
        try insert("source", .integer(id), .text(source.name))
        var groups: [(id: Int, image: SourceImage)] = []
        for group in source.groups {
            groups.append((nextGroup, group))
            try add(group, to: id)
        }
        for (edition, tags) in EditionTags.encode(groups) { try insert("source_edition", .integer(id), .text(edition), .text(tags)) }
    }

    private mutating func add(_ group: SourceImage, to source: Int) throws {
        let id = nextGroup
        nextGroup += 1
        try insert(
            "source_group", .integer(id), .integer(source), .text(group.variant), .text(group.distribution.family.rawValue),
            .text(group.distribution.release), list(group.entrypoint), list(group.entrypointRole.map { [$0] }), list(group.cmd), .text(group.user),
            .text(group.workdir), list(RecordCoding.encode(group.environment)), list(group.varyingEnvironment), list(group.ports),
            list(group.volumes), .text(group.stopSignal), list(group.shell), .integer(group.hasHealthcheck ? 1 : 0), list(group.packages),
            list(group.languagePackages), list(group.commands), list(RecordCoding.encode(group.users)), list(group.unnumberedUsers),
            .integer(group.hasShell.map { $0 ? 1 : 0 }), .integer(group.hasPackageManager.map { $0 ? 1 : 0 }),
            list(RecordCoding.encode(group.prefixes)), list(group.evidence))
        for (ordinal, tag) in group.tags.enumerated() {
            try insert("source_tag", .integer(source), .text(tag), .integer(id), .integer(ordinal))
        }
    }

    private mutating func add(_ official: CatalogContents.OfficialImage, id: Int) throws {
        try insert("official", .integer(id), .text(official.name))
        for (number, entry) in official.entries.enumerated() {
            for (ordinal, tag) in entry.tags.enumerated() {
                try insert(
                    "official_tag", .integer(id), .text(tag), .integer(number), .integer(ordinal), .integer(entry.isWindows ? 1 : 0))
            }
            if let tag = SourceTag.mostExact(of: entry.tags) { try insert("official_reading", .integer(id), .integer(number), .text(tag)) }
        }
    }

    private mutating func add(_ mapping: ImageMapping) throws {
        let isPrefix = mapping.source.hasSuffix("*")
        try insert(
            "mapping", .text(isPrefix ? String(mapping.source.dropLast()) : mapping.source), .integer(isPrefix ? 1 : 0), .text(mapping.hardened),
            .integer(mapping.oneToOne ? 1 : 0), .text(mapping.evidence.rawValue), .text(mapping.reason), list([mapping.note]),
            .integer(mapping.crossesFamily ? 1 : 0))
    }

    private mutating func add(_ base: BaseSystem) throws {
        try insert(
            "base", .text(base.distribution.family.rawValue), .text(base.distribution.release ?? ""), list(base.packages),
            list(base.absentPackages), list(base.commands), list(base.absentCommands), list(RecordCoding.encode(base.users)), .text(base.evidence))
    }
}
