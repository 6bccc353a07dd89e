/// What was read of the archive of one release of Debian.
///
/// One line for each package, of columns separated by tabs: package, version, section, priority, essential, depends, provides,
/// commands, shared libraries; lists have commas, and of alternatives the first is named.
struct PackageArchive {
    private(set) var rows: [String: Row] = [:]

    struct Row {
        var name: String
        var section: String
        var priority: String
        var isEssential: Bool
        var depends: [String]
        var provides: [String]
        var commands: [String]
    }

    init(_ text: String) {
        for line in text.split(separator: "\n") where line.utf8.first != UInt8(ascii: "#") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count > 7 else { continue }
            func list(_ index: Int) -> [String] { columns[index].split(separator: ",").map(String.init) }
            let row = Row(
                name: String(columns[0]), section: String(columns[2]), priority: String(columns[3]), isEssential: columns[4] == "yes",
                depends: list(5), provides: list(6).map { String($0.prefix { $0 != " " }) }, commands: list(7))
            rows[row.name] = row
        }
    }

    /// Packages from which a chain of dependencies leads to one of the others, those included.
    func reaching(_ targets: Set<String>) -> Set<String> {
        var dependents: [String: [String]] = [:]
        for row in rows.values { for name in row.depends { dependents[name, default: []].append(row.name) } }
        return Self.closure(of: targets) { dependents[$0] ?? [] }
    }

    /// The packages with all that come along with them.
    func closure(of roots: Set<String>) -> Set<String> {
        Self.closure(of: roots) { rows[$0]?.depends ?? [] }
    }

    /// Names that exactly one package provides, and that no package has.
    var provided: [String: String] {
        var providers: [String: [String]] = [:]
        for row in rows.values { for name in Set(row.provides) where rows[name] == nil { providers[name, default: []].append(row.name) } }
        return providers.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }

    private static func closure(of roots: Set<String>, next: (String) -> [String]) -> Set<String> {
        var seen = roots
        var open = Array(roots)
        while let name = open.popLast() {
            for other in next(name) where seen.insert(other).inserted { open.append(other) }
        }
        return seen
    }
}
