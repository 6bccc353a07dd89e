internal import Storage

/// Whether a file that calls itself a catalogue is one, whole and consistent.
///
/// The program did not make it in this run, so it may be anything. What lacks rows or columns would else read as if nothing were known, and a run would
/// leave everything alone without a word.
enum CatalogVerification {
    /// - Parameter bytes: The file that the database was read from.
    static func verify(_ database: borrowing Database, of bytes: [UInt8]) throws(DatabaseError) {
        // First of all: SQLite takes the end of a last page for empty, and of fewer pages says only that something is wrong.
        if let length = length(bytes), length != bytes.count { throw error("the file is damaged: it has \(bytes.count) bytes, and by its header \(length)") }
        guard try number("PRAGMA application_id", database) == CatalogSchema.applicationID else { throw error("it is a database of something else") }
        guard try number("PRAGMA user_version", database) == CatalogSchema.version else { throw error("it was made by another version of the program") }
        // A view could compute for ever; a catalogue is made of tables alone.
        guard try number("SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')", database) == 0 else {
            throw error("it holds views or triggers")
        }
        let check = try database.prepare("PRAGMA integrity_check(1)")
        guard try check.step(), check.text(0) == "ok" else { throw error("the file is damaged") }
        try verifyColumns(database)
        for (sql, message) in contradictions where try number(sql, database) != 0 { throw error("the file is damaged: \(message)") }
        try verifyHash(database)
    }

    /// Compares what the catalogue says with the hashes that were taken when it was made; last, since it cannot say what is wrong.
    private static func verifyHash(_ database: borrowing Database) throws(DatabaseError) {
        var meta: [String: String] = [:]
        let row = try database.prepare("SELECT key, value FROM meta")
        while try row.step() { meta[row.text(0)] = row.text(1) }
        let (commit, date, sha256) = (meta["commit"] ?? "", meta["date"] ?? "", meta["sha256"] ?? "")
        let seal = try CatalogDigest.seal(of: database, commit: commit, date: date, sha256: sha256)
        guard meta["seal"] == seal, try CatalogDigest.contents(of: database) == sha256 else {
            throw error("the file is damaged: its contents are not what was written into it")
        }
    }

    /// How long the file is by its header, if it is that of a catalogue.
    private static func length(_ bytes: [UInt8]) -> Int? {
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 << 8 | Int($1) } }
        guard bytes.count >= 100, number(68..<72) == CatalogSchema.applicationID else { return nil }
        // 65536 does not fit its two bytes and stands there as 1.
        return (number(16..<18) == 1 ? 65536 : number(16..<18)) * number(28..<32)
    }

    private static func number(_ sql: String, _ database: borrowing Database) throws(DatabaseError) -> Int {
        let statement = try database.prepare(sql)
        return try statement.step() ? statement.integer(0) : 0
    }

    private static func error(_ message: String) -> DatabaseError { DatabaseError(code: 11, message: message) }

    /// Compares tables and columns with those of a new catalogue.
    private static func verifyColumns(_ database: borrowing Database) throws(DatabaseError) {
        let model = try Database()
        try model.execute(CatalogSchema.tables)
        try model.execute(ToolSchema.tables)
        let (expected, found) = (try columns(model), try columns(database))
        for (table, columns) in expected.sorted(by: { $0.key < $1.key }) {
            guard let own = found[table] else { throw error("the file is damaged: the table \(table) is missing") }
            if own != columns { throw error("the file is damaged: the columns of the table \(table) are not those of a catalogue") }
        }
        if let extra = found.keys.filter({ expected[$0] == nil }).min() { throw error("the file is damaged: the table \(extra) is none of a catalogue") }
    }

    /// By table its columns, with all that is said of each.
    private static func columns(_ database: borrowing Database) throws(DatabaseError) -> [String: [String]] {
        let row = try database.prepare(
            """
            SELECT tables.name, columns.name || ' ' || columns.type || ' ' || columns."notnull" || ' ' || columns.pk
            FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' ORDER BY tables.name, columns.cid
            """)
        var result: [String: [String]] = [:]
        while try row.step() { result[row.text(0), default: []].append(row.text(1)) }
        return result
    }

    /// Statements that yield something other than 0 where a file contradicts itself, and what is wrong then.
    private static let contradictions: [(String, String)] =
        filled.map { ("SELECT NOT EXISTS (SELECT 1 FROM \($0))", "the table \($0) is empty") }
        + ["commit", "date", "sha256"].map { ("SELECT NOT EXISTS (SELECT 1 FROM meta WHERE key = '\($0)' AND value <> '')", "its \($0) is missing") }
        + [
            ("image WHERE definitions <> (SELECT count(*) FROM definition WHERE definition.image = image.id)", "definitions of an image are missing"),
            ("image WHERE tags <> (SELECT coalesce(sum(length(definition.tags) - length(replace(definition.tags, ' ', '')) - 1), 0) FROM definition WHERE definition.image = image.id)", "tags of an image are missing"),
            ("definition WHERE image NOT IN (SELECT id FROM image)", "a definition belongs to no image"),
            ("source WHERE id NOT IN (SELECT source FROM source_group)", "the facts of an image are missing"),
            ("source_group WHERE id NOT IN (SELECT source_group FROM source_tag)", "the tags of an image are missing"),
            ("source_tag WHERE source_group NOT IN (SELECT id FROM source_group)", "a tag belongs to no image"),
            ("image_reading WHERE image NOT IN (SELECT id FROM image)", "the reading of tags belongs to no image"),
            ("source_edition WHERE source NOT IN (SELECT id FROM source)", "an edition belongs to no image"),
            ("official_tag WHERE image NOT IN (SELECT id FROM official)", "a tag belongs to no official image"),
            ("official_reading WHERE image NOT IN (SELECT id FROM official)", "the reading of tags belongs to no official image"),
            ("mapping WHERE hardened IS NOT NULL AND hardened NOT IN (SELECT name FROM image)", "an image is mapped to one that is not there"),
            named("definition", "variant", ImageDefinition.Variant.allCases.map(\.rawValue)),
            named("mapping", "evidence", ImageMapping.Evidence.allCases.map(\.rawValue)),
            named("image", "line", ReleaseLine.Extent.allCases.map(\.rawValue)),
        ].map { ("SELECT EXISTS (SELECT 1 FROM \($0.0))", $0.1) }
        + lists.flatMap { table, columns in
            columns.map { column in
                ("SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(column) IS NOT NULL AND \(column) NOT IN (SELECT id FROM value))", "a list of the table \(table) is missing")
            }
        }

    /// Without rows in each of these a catalogue knows nothing.
    private static let filled = ["meta", "value", "image", "definition", "image_reading", "source", "source_group", "source_tag", "source_edition", "official", "official_tag", "official_reading", "mapping", "base"]

    /// Columns that hold numbers of lists.
    private static let lists: [(String, [String])] = [
        ("image", ["categories", "tools", "line_reason"]),
        ("definition", ["platforms", "users", "groups", "entrypoint", "cmd", "environment", "ports", "paths", "packages", "excluded", "shells", "managers"]),
        (
            "source_group",
            [
                "entrypoint", "entrypoint_role", "cmd", "environment", "varying", "ports", "volumes", "shell", "packages", "language_packages", "commands",
                "users", "unnumbered", "prefixes", "evidence",
            ]
        ),
        ("mapping", ["note"]), ("base", ["packages", "absent", "commands", "absent_commands", "users"]),
    ]

    /// That a column holds other words than those there are.
    private static func named(_ table: String, _ column: String, _ words: [String]) -> (String, String) {
        ("\(table) WHERE \(column) NOT IN (\(words.map { "'\($0)'" }.joined(separator: ", ")))", "a word of the column \(column) of the table \(table) is not known")
    }
}
