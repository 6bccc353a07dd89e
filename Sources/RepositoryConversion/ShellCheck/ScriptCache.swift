import Glibc
import Hashing
import Linting
import Storage
import Synchronization

/// What ShellCheck has said, kept for later runs in a file of the user's cache.
///
/// Nothing depends on it: a file that cannot be read or written, is damaged, or is not of this program makes a run slower, and is said once. The file may be
/// used by several processes at a time, and a process that ends in the middle of writing leaves it as it was before.
final class ScriptCache: Sendable {
    private struct State: ~Copyable {
        /// `nil`: not opened yet, or given up.
        var database: Database?
        var isOpened = false
        var isWritable = true
        var hasWritten = false
        var fault: String?
    }

    private let state = Mutex(State())
    private let file: FilePath
    private let rows: Int
    private let pages: Int
    private let patience: Int

    /// `DHIS`, so that databases of others are told apart.
    private static let application = 0x4448_4953
    private static let version = 1
    private static let longestText = 1 << 18

    /// - Parameter rows: How many scripts are kept; the oldest go.
    /// - Parameter pages: How large the file may become, in pages of 4 KiB.
    /// - Parameter patience: For how many milliseconds another process may hold it.
    init(file: FilePath, rows: Int = 100_000, pages: Int = 1 << 14, patience: Int = 2000) {
        self.patience = patience
        self.file = file
        self.rows = rows
        self.pages = pages
    }

    /// Where the cache of this user lies; `nil` where there is no place for it.
    static var usualFile: FilePath? {
        let folder = Environment.value("XDG_CACHE_HOME").flatMap { $0.hasPrefix("/") ? FilePath($0) : nil }
        let home = Environment.value("HOME").flatMap { $0.hasPrefix("/") ? FilePath($0).appending(".cache") : nil }
        return (folder ?? home)?.appending("dhi").appending("shellcheck.sqlite")
    }

    /// Why it is not used, or no longer; `nil`: all is well.
    var fault: String? { state.withLock { $0.fault } }

    /// The version of ShellCheck that was found to belong to a program.
    func version(of program: String) -> String? {
        read { database throws(DatabaseError) in
            let statement = try database.statement("SELECT version FROM program WHERE identity = ?").bind(.text(program))
            // A statement that stands at a row reads on, and what another process writes meanwhile would then be in the way of writing here.
            defer { statement.reset() }
            return try statement.step() ? statement.text(0) : nil
        } ?? nil
    }

    func keep(version: String, of program: String) {
        write { database throws(DatabaseError) in
            try database.statement("INSERT OR REPLACE INTO program (identity, version) VALUES (?, ?)").bind(.text(program), .text(version)).run()
        }
    }

    /// The remarks for each key; `nil` for those that are not here.
    func remarks(for keys: [String]) -> [[ScriptRemark]?] {
        let texts: [String?]? = read { database throws(DatabaseError) in
            let statement = try database.statement("SELECT remarks, hash FROM script WHERE key = ?")
            var texts: [String?] = []
            for key in keys {
                try statement.bind(.text(key))
                if try statement.step() {
                    let text = statement.text(0)
                    texts.append(statement.text(1) == Self.hash(key, text) ? text : nil)
                } else {
                    texts.append(nil)
                }
                statement.reset()
            }
            return texts
        }
        guard let texts else { return keys.map { _ in nil } }
        return texts.map { $0.flatMap { ScriptRemark.read(text: $0) } }
    }

    func keep(_ remarks: [(key: String, remarks: [ScriptRemark])]) {
        let rows = rows
        let texts = remarks.map { (key: $0.key, text: ScriptRemark.text(of: $0.remarks)) }.filter { $0.text.utf8.count <= Self.longestText }
        write { database throws(DatabaseError) in
            let insert = try database.statement("INSERT OR REPLACE INTO script (key, remarks, hash) VALUES (?, ?, ?)")
            for (key, text) in texts {
                try insert.bind(.text(key), .text(text), .text(Self.hash(key, text))).run()
                insert.reset()
            }
            try database.statement("DELETE FROM script WHERE number <= (SELECT max(number) FROM script) - ?").bind(.integer(rows)).run()
        }
    }

    /// Closes the file where it was written, so that the next run finds everything in one place; nothing is kept or found from then on.
    func close() {
        state.withLock { state in if state.hasWritten { state.database = nil } }
    }

    /// Tells text that was written here from what a damaged file makes of it.
    private static func hash(_ key: String, _ text: String) -> String { String(SHA256.hexDigest(of: Array((key + text).utf8)).prefix(16)) }

    // MARK: the file

    private func read<Result: Sendable>(_ body: @Sendable (inout Database) throws(DatabaseError) -> Result) -> Result? {
        state.withLock { state in
            open(&state)
            guard state.database != nil else { return nil }
            do throws(DatabaseError) {
                return try body(&state.database!)
            } catch {
                giveUp(&state, Self.reason(error))
                return nil
            }
        }
    }

    private func write(_ body: @Sendable (inout Database) throws(DatabaseError) -> Void) {
        state.withLock { state in
            open(&state)
            guard state.database != nil, state.isWritable else { return }
            do throws(DatabaseError) {
                try transaction(&state.database!, body)
                state.hasWritten = true
            } catch {
                // Room is made once; what was read stays right.
                if error.code == Self.full, (try? transaction(&state.database!, makeRoom)) != nil, (try? transaction(&state.database!, body)) != nil { return }
                state.isWritable = false
                state.fault = state.fault ?? "\(file) could not be written: \(Self.reason(error))"
            }
        }
    }

    private func transaction(_ database: inout Database, _ body: @Sendable (inout Database) throws(DatabaseError) -> Void) throws(DatabaseError) {
        try database.execute("BEGIN IMMEDIATE")
        do throws(DatabaseError) {
            try body(&database)
            try database.execute("COMMIT")
        } catch {
            try? database.execute("ROLLBACK")
            throw error
        }
    }

    private func makeRoom(_ database: inout Database) throws(DatabaseError) {
        try database.execute("DELETE FROM script WHERE number <= (SELECT number FROM script ORDER BY number LIMIT 1 OFFSET (SELECT count(*) / 2 FROM script))")
    }

    private func open(_ state: inout State) {
        if state.isOpened { return }
        state.isOpened = true
        do throws(SystemError) {
            try Self.make(file.parent)
        } catch {
            giveUp(&state, "its folder cannot be made (\(systemMessage(error.number)))")
            return
        }
        do throws(DatabaseError) {
            var database = try Database(file: file.bytes, patience: patience)
            if let reason = try prepare(&database) {
                giveUp(&state, reason)
            } else {
                state.database = consume database
            }
        } catch {
            giveUp(&state, Self.reason(error))
        }
    }

    /// Makes the tables of a new file; says why a file is not to be used.
    private func prepare(_ database: inout Database) throws(DatabaseError) -> String? {
        if try number("PRAGMA application_id", &database) == 0, try number("SELECT count(*) FROM sqlite_schema", &database) == 0 {
            // Readers and a writer do not wait for each other.
            _ = try? number("PRAGMA journal_mode = WAL", &database)
            try transaction(&database) { database throws(DatabaseError) in
                // Another process may have been faster.
                if try number("PRAGMA application_id", &database) != 0 { return }
                try database.execute(
                    """
                    CREATE TABLE script (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, remarks TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
                    CREATE TABLE program (identity TEXT PRIMARY KEY, version TEXT NOT NULL) STRICT;
                    PRAGMA application_id = \(Self.application);
                    PRAGMA user_version = \(Self.version);
                    """)
            }
        }
        if try number("PRAGMA application_id", &database) != Self.application { return "it belongs to another program" }
        let version = try number("PRAGMA user_version", &database)
        if version != Self.version { return "it is of another version of dhi; remove it to start anew" }
        try database.execute("PRAGMA synchronous = NORMAL")
        _ = try number("PRAGMA max_page_count = \(pages)", &database)
        return nil
    }

    private func number(_ sql: String, _ database: inout Database) throws(DatabaseError) -> Int {
        let statement = try database.prepare(sql)
        return try statement.step() ? statement.integer(0) : 0
    }

    private func giveUp(_ state: inout State, _ reason: String) {
        state.database = nil
        state.fault = state.fault ?? "\(file) is not used: \(reason)"
    }

    private static let full: Int32 = 13

    private static func reason(_ error: DatabaseError) -> String {
        switch error.code {
        case 5, 6: "another process holds it"
        case 8, 14: "it cannot be opened for writing"
        case 10, 13: "there is no room, or the disk fails"
        case 11: "it is damaged; remove it to start anew"
        case 26: "it is not a database; remove it to start anew"
        default: error.message
        }
    }

    /// Makes a folder and those above it, for the user alone.
    private static func make(_ folder: FilePath) throws(SystemError) {
        if unsafe folder.withCString({ unsafe mkdir($0, 0o700) }) == 0 || errno == EEXIST { return }
        let number = errno
        guard number == ENOENT, folder.parent != folder else { throw SystemError(number: number) }
        try make(folder.parent)
        try make(folder)
    }
}
