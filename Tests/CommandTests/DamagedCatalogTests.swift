import Foundation
import Storage
import Testing

/// A catalogue file that is damaged though it is a sound database is refused, and says what it lacks.
@Suite struct DamagedCatalogTests {
    private static let built = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/CCatalogData/catalogue.sqlite")

    @Test(arguments: [
        ("DELETE FROM mapping", "the table mapping is empty"), ("DELETE FROM image", "the table image is empty"),
        ("DELETE FROM definition", "the table definition is empty"), ("DELETE FROM official_reading", "the table official_reading is empty"),
        ("DELETE FROM source", "the table source is empty"), ("DELETE FROM value", "the table value is empty"), ("DELETE FROM base", "the table base is empty"),
        ("DELETE FROM official_tag", "the table official_tag is empty"), ("DELETE FROM meta WHERE key = 'date'", "its date is missing"),
        ("DROP TABLE mapping", "the table mapping is missing"), ("DROP TABLE tool_package", "the table tool_package is missing"),
        ("ALTER TABLE definition RENAME COLUMN uid TO gone", "the columns of the table definition are not those of a catalogue"),
        ("ALTER TABLE source_group ADD COLUMN more", "the columns of the table source_group are not those of a catalogue"),
        ("CREATE TABLE c.more (x)", "the table more is none of a catalogue"),
        ("UPDATE definition SET tags = rtrim(rtrim(tags), 'abcdefghijklmnopqrstuvwxyz0123456789.-') WHERE id = 7", "tags of an image are missing"), ("DELETE FROM definition WHERE id = 3", "definitions of an image are missing"),
        ("DELETE FROM value WHERE id = 9", "a list of the table "), ("UPDATE definition SET variant = 'x' WHERE id = 5", "a word of the column variant"),
        ("CREATE VIEW c.v AS SELECT 1", "it holds views or triggers"), ("PRAGMA c.user_version = 99", "it was made by another version"),
    ])
    func damageIsSaid(_ statement: String, _ message: String) throws {
        let folder = try Scratch()
        try folder.write("FROM node:22\n", to: "Dockerfile")
        try folder.write(try Data(contentsOf: Self.built), to: "c.sqlite")
        let database = try Database()
        try database.execute("ATTACH '\(folder.folder.path)/c.sqlite' AS c; \(statement); DETACH c")
        for command in ["lint Dockerfile", "migrate Dockerfile", "catalog stats"] {
            let outcome = try folder.run("dhi \(command) --catalog c.sqlite")
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
            #expect(outcome.errors.hasPrefix("dhi: c.sqlite: This is not a catalogue of this program: "))
            #expect(outcome.output.isEmpty)
        }
    }

    /// What leaves the database sound and consistent.
    @Test(arguments: [
        "UPDATE mapping SET reason = reason || '.' WHERE source = 'node'", "UPDATE meta SET value = '2020-01-01' WHERE key = 'date'",
        "UPDATE meta SET value = 'x' WHERE key = 'sha256'", "DELETE FROM tool_record WHERE kind = 'native'", "UPDATE image SET home = NULL WHERE id = 1",
    ])
    func changedContentsAreSeen(_ statement: String) throws {
        let folder = try Scratch()
        try folder.write(try Data(contentsOf: Self.built), to: "c.sqlite")
        let database = try Database()
        try database.execute("ATTACH '\(folder.folder.path)/c.sqlite' AS c; \(statement); DETACH c")
        let outcome = try folder.run("dhi catalog stats --catalog c.sqlite")
        #expect(outcome.code == 2)
        #expect(
            outcome.errors == "dhi: c.sqlite: This is not a catalogue of this program: the file is damaged: its contents are not what was written into it. "
                + "Make one with `dhi catalog import`.\n")
    }

    /// Bytes that were lost or changed on the way, wherever they stand.
    @Test func damagedBytesAreSeen() throws {
        let folder = try Scratch()
        let whole = try Data(contentsOf: Self.built)
        for lost in [1, 100, 4096, 10_000] {
            try folder.write(whole.dropLast(lost), to: "c.sqlite")
            let outcome = try folder.run("dhi catalog stats --catalog c.sqlite")
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("c.sqlite: This is not a catalogue of this program: the file is damaged: it has \(whole.count - lost) bytes, and by its header \(whole.count)."), "\(outcome.errors)")
        }
        // One bit in the middle of a text that stands in the file as it is.
        for text in ["libpq", "python3", "nonroot"] {
            let place = try #require(whole.range(of: Data(text.utf8), in: whole.count / 3..<whole.count))
            var bytes = whole
            bytes[place.lowerBound + 1] ^= 0x02
            try folder.write(bytes, to: "c.sqlite")
            let outcome = try folder.run("dhi catalog stats --catalog c.sqlite")
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("the file is damaged"), "\(outcome.errors)")
        }
    }

    @Test func aWholeOneIsTaken() throws {
        #expect(try Program.run("catalog", "stats", "--catalog", Self.built.path).code == 0)
    }
}
