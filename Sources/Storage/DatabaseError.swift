/// What SQLite refused, in its own words.
public struct DatabaseError: Error, Hashable, CustomStringConvertible {
    /// The primary result code (`SQLITE_CORRUPT` is 11, `SQLITE_NOTADB` 26).
    public var code: Int32
    public var message: String
    /// The statement at fault, if there was one.
    public var statement: String?

    public init(code: Int32, message: String, statement: String? = nil) {
        self.code = code
        self.message = message
        self.statement = statement
    }

    public var description: String {
        guard let statement else { return "\(message) (SQLite code \(code))" }
        return "\(message) (SQLite code \(code)) in: \(statement)"
    }
}
