internal import Storage

/// Reads a catalogue through one connection and keeps what it has read in a memory that it may share with others.
struct CatalogReader: ~Copyable {
    var database: Database
    let memory: CatalogMemory

    init(database: consuming Database, memory: CatalogMemory) {
        self.database = database
        self.memory = memory
    }

    /// The entries of an official image, and the entry of each tag.
    struct OfficialImage: Sendable {
        var entries: [OfficialEntry] = []
        var entryOfTag: [String: Int] = [:]
    }

    private struct OrderedTag {
        var row: Int
        var ordinal: Int
        var tag: String
        var isWindows: Bool
    }

    struct StoredImage: Sendable {
        var id: Int
        var image: CatalogImage
    }

    /// The list with this number.
    mutating func list(_ id: Int) throws(DatabaseError) -> [String] {
        if let known = memory.recall({ $0.values[id] }) { return known }
        let statement = try database.statement("SELECT content FROM value WHERE id = ?")
        defer { statement.reset() }
        guard try statement.bind(.integer(id)).step(), let items = StringList.decode(statement.text(0)) else {
            throw DatabaseError(code: 11, message: "list \(id) of the catalogue is damaged")
        }
        memory.keep { $0.values[id] = items }
        return items
    }

    mutating func list(_ id: Int?) throws(DatabaseError) -> [String]? {
        guard let id else { return nil }
        return try list(id) as [String]
    }

    /// The first number that the statement yields for the values.
    mutating func number(_ sql: String, _ first: Value, _ second: Value? = nil) throws(DatabaseError) -> Int? {
        let statement = try database.statement(sql)
        defer { statement.reset() }
        try statement.bind(first, at: 1)
        if let second { try statement.bind(second, at: 2) }
        return try statement.step() ? statement.integer(0) : nil
    }

    mutating func numbers(_ sql: String, _ value: Value) throws(DatabaseError) -> [Int] {
        let statement = try database.statement(sql)
        defer { statement.reset() }
        try statement.bind(value, at: 1)
        var numbers: [Int] = []
        while try statement.step() { numbers.append(statement.integer(0)) }
        return numbers
    }

    mutating func texts(_ sql: String) throws(DatabaseError) -> [String] {
        let statement = try database.statement(sql)
        defer { statement.reset() }
        var texts: [String] = []
        while try statement.step() { texts.append(statement.text(0)) }
        return texts
    }

    /// Tags of an image by the row they belong to, in order.
    private mutating func tagsByRow(_ sql: String, image: Int) throws(DatabaseError) -> [Int: [String]] {
        let found = try orderedTags(sql, image: image)
        var rows: [Int: [String]] = [:]
        var start = 0
        while start < found.count {
            let end = found[start...].firstIndex { $0.row != found[start].row } ?? found.count
            rows[found[start].row] = found[start..<end].map(\.tag)
            start = end
        }
        return rows
    }

    /// Tags of an image with the columns row, ordinal and tag, by row and ordinal.
    ///
    /// They are sorted here, since SQLite does it at several times the cost of reading them.
    private mutating func orderedTags(_ sql: String, image: Int) throws(DatabaseError) -> [OrderedTag] {
        let statement = try database.statement(sql)
        defer { statement.reset() }
        try statement.bind(.integer(image), at: 1)
        var tags: [OrderedTag] = []
        // Numbers are sorted, not the tags: moving texts about counts their references each time.
        var order: [(row: Int, ordinal: Int, place: Int)] = []
        while try statement.step() {
            let tag = OrderedTag(row: statement.integer(0), ordinal: statement.integer(1), tag: statement.text(2), isWindows: statement.integer(3) != 0)
            order.append((tag.row, tag.ordinal, tags.count))
            tags.append(tag)
        }
        order.sort { $0.row == $1.row ? $0.ordinal < $1.ordinal : $0.row < $1.row }
        return order.map { tags[$0.place] }
    }
}

// MARK: - Hardened images

extension CatalogReader {
    mutating func image(_ name: String) throws(DatabaseError) -> StoredImage? {
        if let known = memory.recall({ $0.images[name] }) { return known }
        let statement = try database.statement(
            "SELECT id, title, categories, home, tools, line, line_reason, definitions, tags FROM image WHERE name = ?")
        defer { statement.reset() }
        guard try statement.bind(.text(name)).step() else { return nil }
        let reason = try list(statement.integer(6)) as [String]
        let image = CatalogImage(
            name: name, title: statement.text(1), categories: try list(statement.integer(2)), homePage: statement.optionalText(3),
            tools: try list(statement.integer(4)),
            releaseLine: ReleaseLine(extent: ReleaseLine.Extent(rawValue: statement.text(5)) ?? .version, reason: reason.first ?? ""),
            definitionCount: statement.integer(7), tagCount: statement.integer(8))
        let stored = StoredImage(id: statement.integer(0), image: image)
        memory.keep { $0.images[name] = stored }
        return stored
    }

    mutating func definition(image name: String, tag: String) throws(DatabaseError) -> ImageDefinition? {
        guard let image = try image(name),
            let id = try number("SELECT definition FROM tag WHERE image = ? AND tag = ?", .integer(image.id), .text(tag))
        else { return nil }
        return try definition(id, of: image)
    }

    mutating func definitions(image name: String) throws(DatabaseError) -> [ImageDefinition] {
        guard let image = try image(name) else { return [] }
        var result: [ImageDefinition] = []
        for id in try numbers("SELECT id FROM definition WHERE image = ? ORDER BY id", .integer(image.id)) {
            if let definition = try definition(id, of: image) { result.append(definition) }
        }
        return result
    }

    /// What the choice of a tag has to know of all definitions of an image.
    mutating func outlines(image name: String) throws(DatabaseError) -> [DefinitionOutline] {
        guard let image = try image(name) else { return [] }
        let tags = try definitionTags(image)
        let row = try database.statement(
            "SELECT id, family, distribution, variant, flavor, platforms, end_of_life, uid, shells, managers FROM definition WHERE image = ? ORDER BY id")
        defer { row.reset() }
        try row.bind(.integer(image.id), at: 1)
        var result: [DefinitionOutline] = []
        while try row.step() {
            guard let variant = ImageDefinition.Variant(rawValue: row.text(3)) else { continue }
            let id = row.integer(0)
            let hasShell = try !(list(row.integer(8)) as [String]).isEmpty
            let hasManager = try !(list(row.integer(9)) as [String]).isEmpty
            result.append(
                DefinitionOutline(
                    id: id, image: name, tags: tags[id] ?? [],
                    distribution: Distribution(family: Distribution.Family(rawValue: row.text(1)) ?? .other, release: row.optionalText(2)),
                    variant: variant, flavor: row.optionalText(4), platforms: try list(row.integer(5)), endOfLife: row.optionalText(6),
                    isBuildImage: ImageDefinition.isBuildImage(variant, uid: row.integer(7), hasShell: hasShell, hasPackageManager: hasManager)))
        }
        return result
    }

    mutating func definition(_ outline: DefinitionOutline) throws(DatabaseError) -> ImageDefinition? {
        guard let image = try image(outline.image) else { return nil }
        return try definition(outline.id, of: image)
    }

    private mutating func definitionTags(_ image: StoredImage) throws(DatabaseError) -> [Int: [String]] {
        if let known = memory.recall({ $0.tags[image.id] }) { return known }
        let read = try tagsByRow("SELECT definition, ordinal, tag, 0 FROM tag WHERE image = ?", image: image.id)
        memory.keep { $0.tags[image.id] = read }
        return read
    }

    private mutating func definition(_ id: Int, of image: StoredImage) throws(DatabaseError) -> ImageDefinition? {
        if let known = memory.recall({ $0.definitions[id] }) { return known }
        let tags = try definitionTags(image)[id] ?? []
        let row = try database.statement(
            """
            SELECT family, distribution, variant, flavor, version, platforms, release, end_of_life, user, uid, gid, users, groups, entrypoint, cmd,
            workdir, environment, ports, stop_signal, paths, packages, excluded, shells, managers FROM definition WHERE id = ?
            """)
        defer { row.reset() }
        guard try row.bind(.integer(id)).step(), let variant = ImageDefinition.Variant(rawValue: row.text(2)) else { return nil }
        var definition = ImageDefinition(
            image: image.image.name, tags: tags,
            distribution: Distribution(family: Distribution.Family(rawValue: row.text(0)) ?? .other, release: row.optionalText(1)),
            variant: variant, flavor: row.optionalText(3), version: row.text(4), platforms: try list(row.integer(5)), release: row.optionalText(6),
            endOfLife: row.optionalText(7), user: row.text(8), uid: row.integer(9), gid: row.integer(10),
            users: RecordCoding.accounts(try list(row.integer(11))), groups: RecordCoding.accounts(try list(row.integer(12))),
            entrypoint: try list(row.optionalInteger(13)), cmd: try list(row.optionalInteger(14)), workdir: row.optionalText(15),
            environment: RecordCoding.environment(try list(row.integer(16))), ports: try list(row.integer(17)), stopSignal: row.optionalText(18),
            paths: RecordCoding.paths(try list(row.integer(19))), packages: try list(row.integer(20)), shells: try list(row.integer(22)),
            packageManagers: try list(row.integer(23)))
        definition.excludedPackages = try list(row.integer(21))
        memory.keep { $0.definitions[id] = definition }
        return definition
    }
}

// MARK: - Source images

extension CatalogReader {
    mutating func sourceImage(_ name: String, tag: String) throws(DatabaseError) -> SourceImage? {
        guard let source = try number("SELECT id FROM source WHERE name = ?", .text(name)) else { return nil }
        if let group = try sourceGroup(tag, of: source) { return try self.group(group, of: source, name: name) }
        for alias in try officialEntry(name, tag: tag)?.tags ?? [] {
            if let group = try sourceGroup(alias, of: source) { return try self.group(group, of: source, name: name) }
        }
        return nil
    }

    mutating func sourceImages(_ name: String) throws(DatabaseError) -> [SourceImage] {
        guard let source = try number("SELECT id FROM source WHERE name = ?", .text(name)) else { return [] }
        var result: [SourceImage] = []
        for id in try numbers("SELECT id FROM source_group WHERE source = ? ORDER BY id", .integer(source)) {
            if let group = try group(id, of: source, name: name) { result.append(group) }
        }
        return result
    }

    private mutating func sourceGroup(_ tag: String, of source: Int) throws(DatabaseError) -> Int? {
        try number("SELECT source_group FROM source_tag WHERE source = ? AND tag = ?", .integer(source), .text(tag))
    }

    private mutating func group(_ id: Int, of source: Int, name: String) throws(DatabaseError) -> SourceImage? {
        if let known = memory.recall({ $0.sourceGroups[id] }) { return known }
        let tags = try sourceTags(of: source)
        let row = try database.statement(
            """
            SELECT variant, family, distribution, entrypoint, entrypoint_role, cmd, user, workdir, environment, varying, ports, volumes, stop_signal,
            shell, healthcheck, packages, language_packages, commands, users, unnumbered, has_shell, has_manager, prefixes, evidence
            FROM source_group WHERE id = ?
            """)
        defer { row.reset() }
        guard try row.bind(.integer(id)).step() else { return nil }
        var image = SourceImage(
            name: name, tags: tags[id] ?? [], variant: row.text(0),
            distribution: Distribution(family: Distribution.Family(rawValue: row.text(1)) ?? .other, release: row.optionalText(2)),
            entrypoint: try list(row.optionalInteger(3)), entrypointRole: try list(row.optionalInteger(4))?.first, cmd: try list(row.optionalInteger(5)),
            user: row.text(6), workdir: row.text(7), environment: RecordCoding.environment(try list(row.integer(8))),
            ports: try list(row.integer(10)), volumes: try list(row.integer(11)), stopSignal: row.optionalText(12),
            shell: try list(row.optionalInteger(13)), hasHealthcheck: row.integer(14) != 0, packages: try list(row.integer(15)),
            commands: try list(row.integer(17)), users: RecordCoding.accounts(try list(row.integer(18))),
            hasShell: row.optionalInteger(20).map { $0 != 0 })
        image.varyingEnvironment = try list(row.integer(9))
        image.languagePackages = try list(row.integer(16))
        image.unnumberedUsers = try list(row.integer(19))
        image.hasPackageManager = row.optionalInteger(21).map { $0 != 0 }
        image.prefixes = RecordCoding.environment(try list(row.integer(22)))
        image.evidence = try list(row.integer(23))
        memory.keep { $0.sourceGroups[id] = image }
        return image
    }

    private mutating func sourceTags(of source: Int) throws(DatabaseError) -> [Int: [String]] {
        if let known = memory.recall({ $0.sourceTags[source] }) { return known }
        let read = try tagsByRow("SELECT source_group, ordinal, tag, 0 FROM source_tag WHERE source = ?", image: source)
        memory.keep { $0.sourceTags[source] = read }
        return read
    }

    mutating func officialEntry(_ name: String, tag: String) throws(DatabaseError) -> OfficialEntry? {
        guard let image = try officialImage(name), let index = image.entryOfTag[tag] else { return nil }
        return image.entries[index]
    }

    mutating func officialEntries(_ name: String) throws(DatabaseError) -> [OfficialEntry] {
        try officialImage(name)?.entries ?? []
    }

    private mutating func officialImage(_ name: String) throws(DatabaseError) -> OfficialImage? {
        if let known = memory.recall({ $0.officialImages[name] }) { return known }
        guard let id = try number("SELECT id FROM official WHERE name = ?", .text(name)) else { return nil }
        var image = OfficialImage()
        var current: Int?
        let tags = try orderedTags("SELECT entry, ordinal, tag, windows FROM official_tag WHERE image = ?", image: id)
        image.entryOfTag.reserveCapacity(tags.count)
        for tag in tags {
            if tag.row != current { image.entries.append(OfficialEntry(tags: [], isWindows: tag.isWindows)) }
            current = tag.row
            image.entries[image.entries.count - 1].tags.append(tag.tag)
            image.entryOfTag[tag.tag] = image.entries.count - 1
        }
        memory.keep { $0.officialImages[name] = image }
        return image
    }
}

// MARK: - Mapping

extension CatalogReader {
    mutating func mapping(_ source: String) throws(DatabaseError) -> ImageMapping? {
        if let known = memory.recall({ $0.mappings[source] }) { return known }
        if let exact = try mappings("WHERE source = ? AND prefix = 0", .text(source)).first {
            memory.keep { $0.mappings[source] = exact }
            return exact
        }
        return try prefixes().filter { source.utf8.starts(with: $0.source.utf8) }.max { $0.source.utf8.count < $1.source.utf8.count }
    }

    private mutating func prefixes() throws(DatabaseError) -> [ImageMapping] {
        if let known = memory.recall({ $0.prefixes }) { return known }
        let read = try mappings("WHERE prefix = ?", 1)
        memory.keep { $0.prefixes = read }
        return read
    }

    mutating func mappings(_ condition: String, _ value: Value) throws(DatabaseError) -> [ImageMapping] {
        let row = try database.statement(
            "SELECT source, hardened, one_to_one, evidence, reason, note, crosses FROM mapping \(condition) ORDER BY source")
        defer { row.reset() }
        try row.bind(value, at: 1)
        var result: [ImageMapping] = []
        while try row.step() {
            guard let evidence = ImageMapping.Evidence(rawValue: row.text(3)) else { continue }
            result.append(
                ImageMapping(
                    source: row.text(0), hardened: row.optionalText(1), oneToOne: row.integer(2) != 0, evidence: evidence, reason: row.text(4),
                    note: (try list(row.integer(5)) as [String]).first ?? "", crossesFamily: row.integer(6) != 0))
        }
        return result
    }

    mutating func baseSystems() throws(DatabaseError) -> [BaseSystem] {
        let row = try database.statement(
            "SELECT family, distribution, packages, absent, commands, absent_commands, users, evidence FROM base ORDER BY family, distribution")
        defer { row.reset() }
        var result: [BaseSystem] = []
        while try row.step() {
            let release = row.text(1)
            result.append(
                BaseSystem(
                    distribution: Distribution(
                        family: Distribution.Family(rawValue: row.text(0)) ?? .other, release: release.isEmpty ? nil : release),
                    packages: try list(row.integer(2)), absentPackages: try list(row.integer(3)), commands: try list(row.integer(4)),
                    absentCommands: try list(row.integer(5)), users: RecordCoding.accounts(try list(row.integer(6))), evidence: row.text(7)))
        }
        return result
    }
}
