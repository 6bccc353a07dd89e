public import CommandKnowledge
import SourceModel
internal import Storage

extension Catalog {
    /// What a program does, by the name or the path it is called by; `nil`: nothing is known of it.
    ///
    /// A name with a version (`python3.11`, `gcc-12`) that has no description of its own has that of the name without. Of a path only one in a
    /// folder for programs is taken for what its name says: `./aws/install` is not coreutils' `install`. What lies in a project is described as `./NAME`.
    public func commandDescription(_ program: String) -> CommandDescription? {
        let name = Self.describedName(program)
        let found = read { reader throws(DatabaseError) -> CommandDescription? in
            if let own = try reader.commandDescription(name) { return own }
            return try reader.commandDescription(CommandDescription.stem(name))
        }
        return found ?? nil
    }

    private static func describedName(_ program: String) -> String {
        guard program.utf8.contains(UInt8(ascii: "/")) else { return program }
        let parts = program.split(byte: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count > 1, let name = parts.last else { return program }
        let folder = parts[parts.count - 2]
        let isEnvironment = parts.count > 2 && parts[parts.count - 3].hasSuffix("env")
        let isForPrograms = folder == ".bin" || ["bin", "sbin"].contains(folder) && (program.hasPrefix("/") || isEnvironment)
        return isForPrograms ? String(name) : "./\(name)"
    }
}

extension CatalogReader {
    fileprivate mutating func commandDescription(_ name: String) throws(DatabaseError) -> CommandDescription? {
        if let known = memory.recall({ $0.tools.descriptions[name] }) { return known }
        let row = try database.statement("SELECT content FROM tool_description WHERE name = ?")
        defer { row.reset() }
        let description = try row.bind(.text(name)).step() ? try Self.description(in: row, 0) : nil
        memory.keep { $0.tools.descriptions[name] = .some(description) }
        return description
    }

    /// All of them, to make another catalogue with.
    mutating func commandDescriptions() throws(DatabaseError) -> [String: CommandDescription] {
        let row = try database.statement("SELECT name, content FROM tool_description")
        defer { row.reset() }
        var descriptions: [String: CommandDescription] = [:]
        while try row.step() { descriptions[row.text(0)] = try Self.description(in: row, 1) }
        return descriptions
    }

    private static func description(in row: Statement, _ column: Int) throws(DatabaseError) -> CommandDescription {
        guard let description = row.withBytes(column, { record in CommandDescriptionCoding.decode(record, list: { StringList.places($0) }) }) else {
            throw DatabaseError(code: 11, message: "a record of the catalogue is damaged")
        }
        return description
    }
}
