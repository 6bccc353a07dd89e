internal import CSQLite

/// An open SQLite database, used by one thread at a time.
///
/// It owns the connection: wrap it in a lock to share it. Databases that are only read stand in memory, so that no file is
/// locked and a file that changes meanwhile changes nothing.
public struct Database: ~Copyable {
    private let connection: Connection
    /// By the address of their text.
    private var prepared: [Int: Statement] = [:]

    /// An empty database in memory.
    public init() throws(DatabaseError) {
        connection = try Connection()
    }

    /// Reads a database file in place, without copying it.
    ///
    /// - Parameter bytes: The file; it must stay valid and unchanged as long as the database is open, as the bytes of a
    ///   constant of the program do.
    public init(readingInPlace bytes: UnsafeBufferPointer<UInt8>) throws(DatabaseError) {
        let opened = try Connection()
        try unsafe opened.readInPlace(bytes)
        // Pages are looked at where they stand, too, rather than copied into a cache.
        try opened.execute("PRAGMA mmap_size = 1073741824")
        // One transaction for all that is ever read, since beginning one for each statement costs as much as most of them.
        try opened.execute("BEGIN")
        connection = opened
    }

    /// Reads a copy of a database file's bytes.
    public init(reading bytes: [UInt8]) throws(DatabaseError) {
        let opened = try Connection()
        try opened.readCopy(bytes)
        connection = opened
    }

    /// Opens a database file for reading and writing, and makes it where it is missing.
    ///
    /// Whether it is one shows when it is first read.
    ///
    /// - Parameter path: The bytes of its name, without a NUL.
    /// - Parameter patience: For how many milliseconds to wait for another process that holds it.
    public init(file path: [UInt8], patience: Int) throws(DatabaseError) {
        connection = try Connection(file: path, patience: patience)
    }

    /// Runs statements that return no rows.
    public func execute(_ sql: String) throws(DatabaseError) {
        try connection.execute(sql)
    }

    /// A statement of its own, compiled now.
    public func prepare(_ sql: String) throws(DatabaseError) -> Statement {
        try Statement(sql, connection: connection)
    }

    /// The statement with this text, compiled at its first use and then kept; it is reset and has no bindings.
    ///
    /// The text is a constant of the program: its address tells it from others, where a hash of it would cost as much as a short question.
    public mutating func statement(_ sql: StaticString) throws(DatabaseError) -> Statement {
        let address = unsafe Int(bitPattern: sql.utf8Start)
        if let statement = prepared[address] {
            statement.reset()
            return statement
        }
        let statement = try prepare(sql.description)
        prepared[address] = statement
        return statement
    }

    /// The database as the bytes of a file.
    public func serialized() throws(DatabaseError) -> [UInt8] {
        try connection.serialized()
    }
}
