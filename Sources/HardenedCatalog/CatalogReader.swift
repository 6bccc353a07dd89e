internal import Storage

/// Reads a catalogue through one connection and keeps what it has read in a memory that it may share with others.
struct CatalogReader: ~Copyable {
    var database: Database
    let memory: CatalogMemory

    init(database: consuming Database, memory: CatalogMemory) {
        self.database = database
        self.memory = memory
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
        guard try statement.bind(.integer(id)).step(), let items = statement.withBytes(0, { StringList.texts($0) }) else {
            throw DatabaseError(code: 11, message: "list \(id) of the catalogue is damaged")
        }
        memory.keep { $0.values[id] = items }
        return items
    }

    mutating func list(_ id: Int?) throws(DatabaseError) -> [String]? {
        guard let id else { return nil }
        return try list(id) as [String]
    }

    /// The variables in the list with this number; many rows have the same ones.
    private mutating func environment(_ id: Int) throws(DatabaseError) -> [String: String] {
        if let known = memory.recall({ $0.environments[id] }) { return known }
        let environment = RecordCoding.environment(try list(id))
        memory.keep { $0.environments[id] = environment }
        return environment
    }

    /// As `environment`, of the accounts in a list.
    private mutating func accounts(_ id: Int) throws(DatabaseError) -> [ImageDefinition.Account] {
        if let known = memory.recall({ $0.accounts[id] }) { return known }
        let accounts = RecordCoding.accounts(try list(id))
        memory.keep { $0.accounts[id] = accounts }
        return accounts
    }

    /// The first number that the statement yields for the values.
    mutating func number(_ sql: StaticString, _ first: Value, _ second: Value? = nil, _ third: Value? = nil) throws(DatabaseError) -> Int? {
        let statement = try database.statement(sql)
        defer { statement.reset() }
        try statement.bind(first, at: 1)
        if let second { try statement.bind(second, at: 2) }
        if let third { try statement.bind(third, at: 3) }
        return try statement.step() ? statement.integer(0) : nil
    }

    mutating func numbers(_ sql: StaticString, _ value: Value) throws(DatabaseError) -> [Int] {
        let statement = try database.statement(sql)
        defer { statement.reset() }
        try statement.bind(value, at: 1)
        var numbers: [Int] = []
        while try statement.step() { numbers.append(statement.integer(0)) }
        return numbers
    }

    mutating func texts(_ sql: StaticString) throws(DatabaseError) -> [String] {
        let statement = try database.statement(sql)
        defer { statement.reset() }
        var texts: [String] = []
        while try statement.step() { texts.append(statement.text(0)) }
        return texts
    }

    /// Tags of an image, by a statement with the columns row, ordinal and tag.
    private mutating func tagTable(_ sql: StaticString, image: Int) throws(DatabaseError) -> TagTable {
        let statement = try database.statement(sql)
        defer { statement.reset() }
        try statement.bind(.integer(image), at: 1)
        var table = TagTable()
        while try statement.step() { table.add(statement) }
        return table
    }

    /// Tags of one row of an image, with the columns ordinal and tag, in order.
    private mutating func tags(_ sql: StaticString, image: Int, row: Int) throws(DatabaseError) -> [String] {
        let statement = try database.statement(sql)
        defer { statement.reset() }
        try statement.bind(.integer(image), at: 1)
        try statement.bind(.integer(row), at: 2)
        var tags: [(ordinal: Int, tag: String)] = []
        while try statement.step() { tags.append((statement.integer(0), statement.text(1))) }
        tags.sort { $0.ordinal < $1.ordinal }
        return tags.map(\.tag)
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

    mutating func definition(image name: String, tag: String, version: String?) throws(DatabaseError) -> ImageDefinition? {
        // A space would stand for more than one tag.
        guard !tag.utf8.contains(UInt8(ascii: " ")), let image = try image(name) else { return nil }
        let id =
            if let version {
                try number("SELECT id FROM definition WHERE image = ? AND version = ? AND instr(tags, ' ' || ? || ' ') > 0", .integer(image.id), .text(version), .text(tag))
            } else {
                try number("SELECT id FROM definition WHERE image = ? AND instr(tags, ' ' || ? || ' ') > 0", .integer(image.id), .text(tag))
            }
        return try id.flatMap { id throws(DatabaseError) in try definition(id, of: image) }
    }

    mutating func definitions(image name: String) throws(DatabaseError) -> [ImageDefinition] {
        guard let image = try image(name) else { return [] }
        var result: [ImageDefinition] = []
        for id in try numbers("SELECT id FROM definition WHERE image = ? ORDER BY id", .integer(image.id)) {
            if let definition = try definition(id, of: image) { result.append(definition) }
        }
        return result
    }

    mutating func outlines(image name: String) throws(DatabaseError) -> [DefinitionOutline] {
        guard let image = try image(name) else { return [] }
        return try numbers("SELECT id FROM definition WHERE image = ? ORDER BY id", .integer(image.id)).map { id throws(DatabaseError) in
            DefinitionOutline(image: name, tags: try tags(ofDefinition: id))
        }
    }

    /// What the choice of a tag has to know of all definitions of an image that have a version.
    mutating func candidates(image name: String) throws(DatabaseError) -> [CandidateOutline] {
        guard let image = try image(name) else { return [] }
        let row = try database.statement("SELECT candidates FROM image_reading WHERE image = ?")
        defer { row.reset() }
        try row.bind(.integer(image.id), at: 1)
        guard try row.step() else { return [] }
        guard let candidates = row.withBytes(0, { CandidateOutlines.decode($0, image: name) }) else { throw DatabaseError(code: 11, message: "a record of the catalogue is damaged") }
        return candidates
    }

    mutating func definition(_ outline: CandidateOutline) throws(DatabaseError) -> ImageDefinition? {
        guard let image = try image(outline.image) else { return nil }
        return try definition(outline.id, of: image)
    }

    mutating func tags(of outline: CandidateOutline) throws(DatabaseError) -> [String] {
        try tags(ofDefinition: outline.id)
    }

    /// The definitions of an image for a release of its system and of a flavour, in the catalogue's order.
    mutating func definitions(image name: String, release: String?, flavor: String?, version: String?) throws(DatabaseError) -> [ImageDefinition] {
        guard let image = try image(name) else { return [] }
        let row = try database.statement(
            version == nil
                ? "SELECT id FROM definition WHERE image = ? AND distribution IS ? AND flavor IS ? ORDER BY id"
                : "SELECT id FROM definition WHERE image = ? AND distribution IS ? AND flavor IS ? AND version = ? ORDER BY id")
        var ids: [Int] = []
        do {
            defer { row.reset() }
            try row.bind(.integer(image.id), .text(release), .text(flavor))
            if let version { try row.bind(.text(version), at: 4) }
            while try row.step() { ids.append(row.integer(0)) }
        }
        var result: [ImageDefinition] = []
        for id in ids {
            if let definition = try definition(id, of: image) { result.append(definition) }
        }
        return result
    }

    private mutating func tags(ofDefinition id: Int) throws(DatabaseError) -> [String] {
        if let known = memory.recall({ $0.tags[id] }) { return known }
        let row = try database.statement("SELECT tags FROM definition WHERE id = ?")
        defer { row.reset() }
        guard try row.bind(.integer(id)).step() else { return [] }
        let read = row.withBytes(0, TagList.decode)
        memory.keep { $0.tags[id] = read }
        return read
    }

    private mutating func definition(_ id: Int, of image: StoredImage) throws(DatabaseError) -> ImageDefinition? {
        if let known = memory.recall({ $0.definitions[id] }) { return known }
        let row = try database.statement(
            """
            SELECT family, distribution, variant, flavor, version, platforms, release, end_of_life, user, uid, gid, users, groups, entrypoint, cmd,
            workdir, environment, ports, stop_signal, paths, packages, excluded, shells, managers, tags FROM definition WHERE id = ?
            """)
        defer { row.reset() }
        guard try row.bind(.integer(id)).step(), let variant = ImageDefinition.Variant(rawValue: row.text(2)) else { return nil }
        var definition = ImageDefinition(
            image: image.image.name, tags: row.withBytes(24, TagList.decode),
            distribution: Distribution(family: Distribution.Family(rawValue: row.text(0)) ?? .other, release: row.optionalText(1)),
            variant: variant, flavor: row.optionalText(3), version: row.text(4), platforms: try list(row.integer(5)), release: row.optionalText(6),
            endOfLife: row.optionalText(7), user: row.text(8), uid: row.integer(9), gid: row.integer(10),
            users: try accounts(row.integer(11)), groups: try accounts(row.integer(12)),
            entrypoint: try list(row.optionalInteger(13)), cmd: try list(row.optionalInteger(14)), workdir: row.optionalText(15),
            environment: try environment(row.integer(16)), ports: try list(row.integer(17)), stopSignal: row.optionalText(18),
            paths: RecordCoding.paths(try list(row.integer(19))), packages: try list(row.integer(20)), shells: try list(row.integer(22)),
            packageManagers: try list(row.integer(23)))
        definition.excludedPackages = try list(row.integer(21))
        memory.keep { $0.definitions[id] = definition }
        return definition
    }
}

// MARK: - Source images

extension CatalogReader {
    /// The number of a source image; `nil`: no facts are known of one of this name.
    mutating func source(_ name: String) throws(DatabaseError) -> Int? {
        if let known = memory.recall({ $0.sources[name] }) { return known }
        let id = try number("SELECT id FROM source WHERE name = ?", .text(name))
        memory.keep { $0.sources[name] = .some(id) }
        return id
    }

    mutating func sourceImage(_ name: String, tag: String, withTags: Bool) throws(DatabaseError) -> SourceImage? {
        guard let source = try source(name) else { return nil }
        if let group = try sourceGroup(tag, of: source) { return try self.group(group, of: source, name: name, withTags: withTags) }
        for alias in try officialEntry(name, tag: tag)?.tags ?? [] {
            if let group = try sourceGroup(alias, of: source) { return try self.group(group, of: source, name: name, withTags: withTags) }
        }
        return nil
    }

    mutating func sourceImages(_ name: String) throws(DatabaseError) -> [SourceImage] {
        guard let source = try source(name) else { return [] }
        _ = try sourceTags(of: source)
        var result: [SourceImage] = []
        for id in try numbers("SELECT id FROM source_group WHERE source = ? ORDER BY id", .integer(source)) {
            if let group = try group(id, of: source, name: name, withTags: true) { result.append(group) }
        }
        return result
    }

    /// The listed tags of an edition that begin with the most of `numbers`; `nil`: there are none.
    mutating func nearestTags(_ name: String, edition: String, numbers: [Int]) throws(DatabaseError) -> NearestTags? {
        guard let source = try source(name) else { return nil }
        let row = try database.statement("SELECT tags FROM source_edition WHERE source = ? AND edition = ?")
        defer { row.reset() }
        guard try row.bind(.integer(source), .text(edition)).step() else { return nil }
        guard let found = row.withBytes(0, { EditionTags.nearest(to: numbers, in: $0) }) else { throw DatabaseError(code: 11, message: "a record of the catalogue is damaged") }
        var nearest = NearestTags(groups: [], count: found.count)
        for id in found.groups {
            if let group = try group(id, of: source, name: name, withTags: false) { nearest.groups.append(group) }
        }
        return nearest
    }

    private mutating func sourceGroup(_ tag: String, of source: Int) throws(DatabaseError) -> Int? {
        try number("SELECT source_group FROM source_tag WHERE source = ? AND tag = ?", .integer(source), .text(tag))
    }

    mutating func families(ofSource name: String) throws(DatabaseError) -> [Distribution.Family] {
        guard let source = try source(name) else { return [] }
        let row = try database.statement("SELECT DISTINCT family FROM source_group WHERE source = ?")
        defer { row.reset() }
        try row.bind(.integer(source), at: 1)
        var families: [Distribution.Family] = []
        while try row.step() { families.append(Distribution.Family(rawValue: row.text(0)) ?? .other) }
        return families
    }

    private mutating func group(_ id: Int, of source: Int, name: String, withTags: Bool) throws(DatabaseError) -> SourceImage? {
        guard var image = try facts(ofGroup: id, name: name) else { return nil }
        if withTags { image.tags = try tags(ofGroup: id, of: source) }
        return image
    }

    /// What is the same of all tags of a group, without the tags.
    private mutating func facts(ofGroup id: Int, name: String) throws(DatabaseError) -> SourceImage? {
        if let known = memory.recall({ $0.sourceGroups[id] }) { return known }
        let row = try database.statement(
            """
            SELECT variant, family, distribution, entrypoint, entrypoint_role, cmd, user, workdir, environment, varying, ports, volumes, stop_signal,
            shell, healthcheck, packages, language_packages, commands, users, unnumbered, has_shell, has_manager, prefixes, evidence
            FROM source_group WHERE id = ?
            """)
        defer { row.reset() }
        guard try row.bind(.integer(id)).step() else { return nil }
        var image = SourceImage(
            name: name, tags: [], variant: row.text(0),
            distribution: Distribution(family: Distribution.Family(rawValue: row.text(1)) ?? .other, release: row.optionalText(2)),
            entrypoint: try list(row.optionalInteger(3)), entrypointRole: try list(row.optionalInteger(4))?.first, cmd: try list(row.optionalInteger(5)),
            user: row.text(6), workdir: row.text(7), environment: try environment(row.integer(8)),
            ports: try list(row.integer(10)), volumes: try list(row.integer(11)), stopSignal: row.optionalText(12),
            shell: try list(row.optionalInteger(13)), hasHealthcheck: row.integer(14) != 0, packages: try list(row.integer(15)),
            commands: try list(row.integer(17)), users: try accounts(row.integer(18)),
            hasShell: row.optionalInteger(20).map { $0 != 0 })
        image.varyingEnvironment = try list(row.integer(9))
        image.languagePackages = try list(row.integer(16))
        image.unnumberedUsers = try list(row.integer(19))
        image.hasPackageManager = row.optionalInteger(21).map { $0 != 0 }
        image.prefixes = try environment(row.integer(22))
        image.evidence = try list(row.integer(23))
        memory.keep { $0.sourceGroups[id] = image }
        return image
    }

    /// The tags of one group, without those of all others.
    private mutating func tags(ofGroup id: Int, of source: Int) throws(DatabaseError) -> [String] {
        if let known = memory.recall({ $0.groupTags[id] ?? $0.sourceTags[source].map { $0[id] } }) { return known }
        let read = try tags("SELECT ordinal, tag FROM source_tag WHERE source = ? AND source_group = ?", image: source, row: id)
        memory.keep { $0.groupTags[id] = read }
        return read
    }

    private mutating func sourceTags(of source: Int) throws(DatabaseError) -> TagTable {
        if let known = memory.recall({ $0.sourceTags[source] }) { return known }
        let read = try tagTable("SELECT source_group, ordinal, tag FROM source_tag WHERE source = ?", image: source)
        memory.keep { $0.sourceTags[source] = read }
        return read
    }

    private mutating func official(_ name: String) throws(DatabaseError) -> Int? {
        if let known = memory.recall({ $0.officials[name] }) { return known }
        let id = try number("SELECT id FROM official WHERE name = ?", .text(name))
        memory.keep { $0.officials[name] = .some(id) }
        return id
    }

    mutating func officialEntry(_ name: String, tag: String) throws(DatabaseError) -> OfficialEntry? {
        guard let image = try official(name), let entry = try number("SELECT entry FROM official_tag WHERE image = ? AND tag = ?", .integer(image), .text(tag)) else { return nil }
        return try officialEntry(entry, of: image, with: tag)
    }

    /// Of the tags of one entry of an official image the most exact one; `nil`: no such image or tag.
    mutating func mostExactAlias(_ name: String, tag: String) throws(DatabaseError) -> String? {
        guard let image = try official(name) else { return nil }
        let row = try database.statement(
            """
            SELECT official_reading.tag FROM official_tag JOIN official_reading ON official_reading.image = official_tag.image AND official_reading.entry = official_tag.entry
            WHERE official_tag.image = ? AND official_tag.tag = ?
            """)
        defer { row.reset() }
        return try row.bind(.integer(image), .text(tag)).step() ? row.text(0) : nil
    }

    mutating func officialEntries(_ name: String) throws(DatabaseError) -> [OfficialEntry] {
        guard let image = try official(name) else { return [] }
        if let known = memory.recall({ $0.officialEntries[image] }) { return known }
        let tags = try tagTable("SELECT entry, ordinal, tag FROM official_tag WHERE image = ?", image: image)
        let windows = Set(try numbers("SELECT entry FROM official_tag WHERE image = ? AND windows = 1", .integer(image)))
        let read = tags.rows.map { OfficialEntry(tags: tags[$0], isWindows: windows.contains($0)) }
        memory.keep { $0.officialEntries[image] = read }
        return read
    }

    /// The entry with this number, to which `tag` belongs.
    private mutating func officialEntry(_ entry: Int, of image: Int, with tag: String) throws(DatabaseError) -> OfficialEntry {
        if let known = memory.recall({ $0.officialEntry[image]?[entry] }) { return known }
        let isWindows = try number("SELECT windows FROM official_tag WHERE image = ? AND tag = ?", .integer(image), .text(tag)) == 1
        let read = OfficialEntry(tags: try tags("SELECT ordinal, tag FROM official_tag WHERE image = ? AND entry = ?", image: image, row: entry), isWindows: isWindows)
        memory.keep { $0.officialEntry[image, default: [:]][entry] = read }
        return read
    }
}

// MARK: - Mapping

extension CatalogReader {
    mutating func mapping(_ source: String) throws(DatabaseError) -> ImageMapping? {
        if let known = memory.recall({ $0.mappings[source] }) { return known }
        var found = try exactMapping(source)
        if found == nil { found = try longestPrefix(of: source) }
        memory.keep { [found] in $0.mappings[source] = .some(found) }
        return found
    }

    /// The row for a prefix of the name, the longest one.
    private mutating func longestPrefix(of source: String) throws(DatabaseError) -> ImageMapping? {
        let rows = try prefixes()
        let first = source.utf8.first
        var longest: (index: Int, length: Int)?
        for index in rows.indices {
            let prefix = rows[index].source.utf8
            if prefix.first == first, prefix.count > longest?.length ?? -1, source.utf8.starts(with: prefix) { longest = (index, prefix.count) }
        }
        return longest.map { rows[$0.index] }
    }

    private mutating func prefixes() throws(DatabaseError) -> [ImageMapping] {
        if let known = memory.recall({ $0.prefixes }) { return known }
        let read = try mappings(forPrefixes: true)
        memory.keep { $0.prefixes = read }
        return read
    }

    private mutating func exactMapping(_ source: String) throws(DatabaseError) -> ImageMapping? {
        try mappings("SELECT source, hardened, one_to_one, evidence, reason, note, crosses FROM mapping WHERE source = ? AND prefix = 0", .text(source)).first
    }

    /// All rows for whole names, or for prefixes.
    mutating func mappings(forPrefixes: Bool) throws(DatabaseError) -> [ImageMapping] {
        try mappings(
            "SELECT source, hardened, one_to_one, evidence, reason, note, crosses FROM mapping WHERE prefix = ? ORDER BY source", .integer(forPrefixes ? 1 : 0))
    }

    private mutating func mappings(_ sql: StaticString, _ value: Value) throws(DatabaseError) -> [ImageMapping] {
        let row = try database.statement(sql)
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
        if let known = memory.recall({ $0.bases }) { return known }
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
                    absentCommands: try list(row.integer(5)), users: try accounts(row.integer(6)), evidence: row.text(7)))
        }
        memory.keep { [result] in $0.bases = result }
        return result
    }
}
