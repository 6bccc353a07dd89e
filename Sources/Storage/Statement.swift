internal import CSQLite

/// One compiled statement of a database: bind, step, read columns, reset.
///
/// Parameters count from 1 and columns from 0, as in SQLite.
@safe
public final class Statement {
    private let handle: OpaquePointer
    private let connection: Connection
    private let sql: String

    init(_ sql: String, connection: Connection) throws(DatabaseError) {
        var handle: OpaquePointer?
        let code = unsafe sqlite3_prepare_v2(connection.handle, sql, -1, &handle, nil)
        try connection.check(code, statement: sql)
        guard let compiled = unsafe handle else {
            throw DatabaseError(code: SQLITE_MISUSE, message: "no statement", statement: sql)
        }
        unsafe self.handle = compiled
        self.connection = connection
        self.sql = sql
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// Binds the values to the parameters from the first on.
    @discardableResult
    public func bind(_ values: Value...) throws(DatabaseError) -> Statement {
        for (index, value) in values.enumerated() { try bind(value, at: index + 1) }
        return self
    }

    public func bind(_ value: Value, at parameter: Int) throws(DatabaseError) {
        let index = Int32(truncatingIfNeeded: parameter)
        let code: Int32
        switch value {
        case .null: code = unsafe sqlite3_bind_null(handle, index)
        case .integer(let integer): code = unsafe sqlite3_bind_int64(handle, index, integer)
        case .text(var text):
            code = text.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    // An empty text has no address, which SQLite would take for NULL.
                    guard let start = characters.baseAddress else { return unsafe dhi_sqlite_bind_text(handle, index, "", 0) }
                    return unsafe dhi_sqlite_bind_text(handle, index, start, UInt64(characters.count))
                }
            }
        }
        try connection.check(code, statement: sql)
    }

    /// Goes to the next row; `false`: there is none.
    public func step() throws(DatabaseError) -> Bool {
        let code = unsafe sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        try connection.check(code, statement: sql)
        return false
    }

    /// Runs the statement to its end and makes it ready for the next run.
    public func run() throws(DatabaseError) {
        defer { reset() }
        while try step() {}
    }

    /// Makes the statement ready for another run, without bindings.
    public func reset() {
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
    }

    public func isNull(_ column: Int) -> Bool {
        unsafe sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) == SQLITE_NULL
    }

    public func integer(_ column: Int) -> Int {
        Int(truncatingIfNeeded: unsafe sqlite3_column_int64(handle, Int32(truncatingIfNeeded: column)))
    }

    public func optionalInteger(_ column: Int) -> Int? {
        isNull(column) ? nil : integer(column)
    }

    /// The column's text; empty when it is NULL.
    public func text(_ column: Int) -> String {
        let index = Int32(truncatingIfNeeded: column)
        guard let start = unsafe sqlite3_column_text(handle, index) else { return "" }
        let count = unsafe Int(sqlite3_column_bytes(handle, index))
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// What `body` makes of the bytes of the column's text, for what is taken apart rather than kept; none when it is NULL.
    public func withBytes<Result, Failure: Error>(_ column: Int, _ body: (Span<UInt8>) throws(Failure) -> Result) throws(Failure) -> Result {
        let index = Int32(truncatingIfNeeded: column)
        guard let start = unsafe sqlite3_column_text(handle, index) else { return try body(Span()) }
        let count = unsafe Int(sqlite3_column_bytes(handle, index))
        return try unsafe body(Span(_unsafeStart: start, count: count))
    }

    public func optionalText(_ column: Int) -> String? {
        isNull(column) ? nil : text(column)
    }

    public var columnCount: Int { Int(unsafe sqlite3_column_count(handle)) }
}
