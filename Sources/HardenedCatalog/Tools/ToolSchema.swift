import SourceModel

/// The tables of what is inside images.
///
/// Lists of names stand as words with blanks between them. `tool_command` has the commands that a tool of the system brings,
/// except those that only the package of their own name brings.
package enum ToolSchema {
    package static let tables = """
        CREATE TABLE tool_package (
            system INTEGER NOT NULL, name TEXT NOT NULL, releases INTEGER NOT NULL, rank INTEGER NOT NULL, commands TEXT NOT NULL, needs TEXT NOT NULL,
            PRIMARY KEY (system, name)) WITHOUT ROWID;
        CREATE TABLE tool_command (
            system INTEGER NOT NULL, command TEXT NOT NULL, packages TEXT NOT NULL, PRIMARY KEY (system, command)) WITHOUT ROWID;
        CREATE TABLE tool_renamed (name TEXT PRIMARY KEY, successor TEXT NOT NULL, same INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE tool_description (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE tool_record (kind TEXT NOT NULL, ordinal INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (kind, ordinal)) WITHOUT ROWID;
        """

    /// Releases of Debian in the bits of the column `releases`; the next two bits say where the package is essential.
    package static func releases(of package: DistributionPackage) -> Int {
        var bits = 0
        for (bit, release) in ["12", "13"].enumerated() {
            if package.releases.contains(release) { bits |= 1 << bit }
            if package.essential.contains(release) { bits |= 4 << bit }
        }
        return bits
    }

    package static func package(name: String, releases bits: Int, rank: Int, commands: String, needs: String) -> DistributionPackage {
        func releases(_ bits: Int) -> [String] { (bits & 1 != 0 ? ["12"] : []) + (bits & 2 != 0 ? ["13"] : []) }
        return DistributionPackage(
            name: name, releases: releases(bits), essential: releases(bits >> 2), rank: rank, commands: words(commands), needs: words(needs))
    }

    static func words(_ text: String) -> [String] { text.split(byte: UInt8(ascii: " ")).map(String.init) }
}
