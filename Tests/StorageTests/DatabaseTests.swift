import Storage
import Testing

@Suite struct DatabaseTests {
    @Test func valuesComeBackAsTheyWereBound() throws {
        let database = try Database()
        try database.execute("CREATE TABLE t (a TEXT, b INTEGER, c TEXT)")
        let insert = try database.prepare("INSERT INTO t VALUES (?, ?, ?)")
        try insert.bind(.text("größer\u{0}é"), .integer(-5), nil).run()
        try insert.bind("", .integer(Int64.max), "x").run()
        let select = try database.prepare("SELECT a, b, c FROM t ORDER BY rowid")
        #expect(try select.step())
        #expect(select.text(0) == "größer\u{0}é")
        #expect(select.integer(1) == -5)
        #expect(select.optionalText(2) == nil)
        #expect(try select.step())
        #expect(select.optionalText(0) == "")
        #expect(select.integer(1) == Int.max)
        #expect(try !select.step())
        #expect(select.columnCount == 3)
    }

    @Test func aSerialisedDatabaseIsReadAgain() throws {
        let bytes = try sample()
        var copy = try Database(reading: bytes)
        #expect(try name(1, in: &copy) == "one")
        #expect(try name(2, in: &copy) == "two")
        #expect(try name(3, in: &copy) == nil)
        try unsafe bytes.withUnsafeBufferPointer { buffer in
            var inPlace = try unsafe Database(readingInPlace: buffer)
            #expect(try name(2, in: &inPlace) == "two")
        }
    }

    @Test func whatIsReadCannotBeWritten() throws {
        let database = try Database(reading: try sample())
        #expect(throws: DatabaseError.self) { try database.execute("INSERT INTO t VALUES (9, 'nine')") }
    }

    @Test(arguments: ["", "not a database, only text", String(repeating: "\u{0}", count: 4096)])
    func otherBytesAreRefusedWithAnError(text: String) throws {
        let bytes = Array(text.utf8)
        #expect(throws: DatabaseError.self) {
            var database = try Database(reading: bytes)
            _ = try name(1, in: &database)
        }
    }

    @Test func anErrorNamesTheStatement() throws {
        let database = try Database()
        let error = #expect(throws: DatabaseError.self) { _ = try database.prepare("SELECT * FROM missing") }
        #expect(error?.statement == "SELECT * FROM missing")
        #expect(error?.message == "no such table: missing")
    }

    @Test func aStatementOutlivesItsDatabase() throws {
        let select = try statementOfClosedDatabase()
        #expect(try select.step())
        #expect(select.integer(0) == 7)
    }

    private func statementOfClosedDatabase() throws -> Statement {
        try Database().prepare("SELECT 7")
    }

    private func sample() throws -> [UInt8] {
        let database = try Database()
        try database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO t VALUES (1, 'one'), (2, 'two')")
        return try database.serialized()
    }

    private func name(_ id: Int, in database: inout Database) throws -> String? {
        let statement = try database.statement("SELECT name FROM t WHERE id = ?")
        defer { statement.reset() }
        return try statement.bind(.integer(id)).step() ? statement.text(0) : nil
    }
}
