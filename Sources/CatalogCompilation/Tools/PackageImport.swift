package import HardenedCatalog

/// Makes the table of Debian's packages from what was read of the archives of its releases.
///
/// Kept are the names of all packages; the commands of those that a build could call; and of the dependencies those that
/// lead to a tool of the system.
public struct PackageImport {
    /// Packages whose dependencies are kept whole: those that hardened images declare, and the tools.
    private let roots: Set<String>
    /// Packages whose commands are tools of the system.
    private let tools: Set<String>

    public init(declared: Set<String>, tools: Set<String>) {
        self.tools = tools
        roots = declared.union(tools)
    }

    /// The text of the table.
    ///
    /// - Parameter archives: Release (`12`) → text, as `PackageArchive` has it.
    public func table(_ archives: [String: String]) -> String {
        PackageTable.write(packages(archives))
    }

    package func packages(_ archives: [String: String]) -> [DistributionPackage] {
        var found: [String: DistributionPackage] = [:]
        var commands: [String: [String: [String]]] = [:]
        var needs: [String: [String: [String]]] = [:]
        for (release, text) in archives.sorted(by: { $0.key < $1.key }) {
            let archive = PackageArchive(text)
            let reaching = archive.reaching(tools)
            let whole = archive.closure(of: roots)
            for row in archive.rows.values {
                found[row.name, default: DistributionPackage(name: row.name, commands: [], needs: [])].releases.append(release)
                if row.isEssential { found[row.name]?.essential.append(release) }
                guard Self.isOfUse(row) || whole.contains(row.name) else { continue }
                commands[row.name, default: [:]][release] = row.commands.filter(Self.isOfUse)
                needs[row.name, default: [:]][release] = row.depends.filter { whole.contains(row.name) ? reaching.contains($0) : tools.contains($0) }
            }
            // Such a name can be installed as if it were the package's.
            for (name, provider) in archive.provided {
                guard Self.isOfUse(archive.rows[provider]) else { continue }
                found[name, default: DistributionPackage(name: name, commands: [], needs: [])].releases.append(release)
                needs[name, default: [:]][release] = [provider]
            }
        }
        for (name, package) in found {
            found[name]?.commands = Self.merge(commands[name] ?? [:], releases: package.releases)
            found[name]?.needs = Self.merge(needs[name] ?? [:], releases: package.releases)
        }
        return found.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Words that hold for all releases of the package as they are, others with their release.
    private static func merge(_ words: [String: [String]], releases: [String]) -> [String] {
        var named: [String: [String]] = [:]
        for (release, list) in words.sorted(by: { $0.key < $1.key }) {
            for word in Set(list) { named[word, default: []].append(release) }
        }
        return named.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { word, holds in
            holds == releases ? [word] : holds.map { "\($0):\(word)" }
        }
    }
}

// MARK: - What is of use

extension PackageImport {
    /// Sections whose programs nobody calls in a build.
    private static let leftOut: Set = [
        "comm", "cli-mono", "education", "electronics", "embedded", "fonts", "games", "gnome", "gnu-r", "gnustep", "hamradio", "haskell", "kde",
        "kernel", "lisp", "math", "news", "ocaml", "otherosfs", "science", "sound", "tex", "x11", "xfce", "zope",
    ]

    /// Whether a build could call the package's commands.
    private static func isOfUse(_ row: PackageArchive.Row?) -> Bool {
        guard let row else { return false }
        return !leftOut.contains(row.section) || (row.priority != "optional" && row.priority != "extra")
    }

    /// Names of cross compilers, and what is not a plain word, are left out.
    private static func isOfUse(_ command: String) -> Bool {
        let isForeign = ["-linux-gnu", "-mingw", "-w64-"].contains { command.contains($0) }
        return !command.isEmpty && !isForeign && !command.utf8.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":") }
    }
}
