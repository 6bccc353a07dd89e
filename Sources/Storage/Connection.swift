internal import CSQLite

/// The handle of a connection, closed with its last user.
///
/// Statements hold it too, so that none outlives its connection.
@safe
final class Connection {
    let handle: OpaquePointer

    init() throws(DatabaseError) {
        var handle: OpaquePointer?
        let code = unsafe dhi_sqlite_open_memory(&handle)
        guard code == SQLITE_OK, let opened = unsafe handle else {
            unsafe sqlite3_close_v2(handle)
            throw DatabaseError(code: code, message: "SQLite could not be started")
        }
        unsafe self.handle = opened
    }

    init(file path: [UInt8], patience: Int) throws(DatabaseError) {
        var handle: OpaquePointer?
        let characters = path.map { CChar(bitPattern: $0) } + [0]
        let code = unsafe characters.withUnsafeBufferPointer { unsafe $0.baseAddress.map { unsafe dhi_sqlite_open_file($0, &handle) } ?? SQLITE_MISUSE }
        guard code == SQLITE_OK, let opened = unsafe handle else {
            let message = unsafe handle.map { unsafe String(cString: sqlite3_errmsg($0)) } ?? "the file could not be opened"
            unsafe sqlite3_close_v2(handle)
            throw DatabaseError(code: code & 0xff, message: message)
        }
        unsafe self.handle = opened
        unsafe sqlite3_busy_timeout(opened, Int32(clamping: patience))
    }

    deinit {
        unsafe sqlite3_close_v2(handle)
    }

    func readInPlace(_ bytes: UnsafeBufferPointer<UInt8>) throws(DatabaseError) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { throw Self.notADatabase }
        try unsafe check(dhi_sqlite_read_in_place(handle, start, Int64(bytes.count)))
    }

    func readCopy(_ bytes: [UInt8]) throws(DatabaseError) {
        guard !bytes.isEmpty else { throw Self.notADatabase }
        let code = unsafe bytes.withUnsafeBufferPointer { unsafe dhi_sqlite_read_copy(handle, $0.baseAddress, Int64($0.count)) }
        try check(code)
    }

    func execute(_ sql: String) throws(DatabaseError) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        try check(code, statement: sql)
    }

    func serialized() throws(DatabaseError) -> [UInt8] {
        var count: Int64 = 0
        guard let start = unsafe sqlite3_serialize(handle, "main", &count, 0) else {
            throw DatabaseError(code: SQLITE_NOMEM, message: "the database could not be written out")
        }
        defer { unsafe sqlite3_free(start) }
        return unsafe Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    func check(_ code: Int32, statement: String? = nil) throws(DatabaseError) {
        guard code != SQLITE_OK else { return }
        throw unsafe DatabaseError(code: code & 0xff, message: String(cString: sqlite3_errmsg(handle)), statement: statement)
    }

    private static var notADatabase: DatabaseError { DatabaseError(code: SQLITE_NOTADB, message: "file is not a database") }
}
