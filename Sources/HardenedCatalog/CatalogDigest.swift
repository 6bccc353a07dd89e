internal import Hashing
package import Storage

/// The hash of what a catalogue knows, by which damage to its file shows.
///
/// It is made of the rows, so that it stays the same whichever version of SQLite wrote the file.
package enum CatalogDigest {
    /// The hash of the rows of all tables but `meta` and those that are made of others: two catalogues with the same one know the same.
    package static func contents(of database: borrowing Database) throws(DatabaseError) -> String {
        var hash = SHA256()
        let table = try database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'meta' ORDER BY name")
        while try table.step() {
            let name = table.text(0)
            if !CatalogSchema.derived.contains(name) { try add(name, of: database, to: &hash) }
        }
        return hash.hexDigest()
    }

    /// The hash of what that of the contents leaves out: the stamp, since equal contents may be of another day, and the tables that are made of others.
    package static func seal(of database: borrowing Database, commit: String, date: String, sha256: String) throws(DatabaseError) -> String {
        var hash = SHA256()
        hash.update(StringList.encode([commit, date, sha256]).utf8)
        for name in CatalogSchema.derived.sorted() { try add(name, of: database, to: &hash) }
        return hash.hexDigest()
    }

    private static func add(_ table: String, of database: borrowing Database, to hash: inout SHA256) throws(DatabaseError) {
        var (columns, keys): ([String], [String]) = ([], [])
        let column = try database.prepare("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid")
        try column.bind(.text(table), at: 1)
        while try column.step() {
            columns.append("quote(\"\(column.text(0))\")")
            if column.integer(1) > 0 { keys.append("\"\(column.text(0))\"") }
        }
        // Quoted, values of different types or extents never make the same text.
        let row = try database.prepare("SELECT \(columns.joined(separator: " || ',' || ")) FROM \"\(table)\" ORDER BY \(keys.joined(separator: ", "))")
        hash.update("\(table):\(columns.count)\n".utf8)
        while try row.step() { hash.update((row.text(0) + "\n").utf8) }
    }
}
