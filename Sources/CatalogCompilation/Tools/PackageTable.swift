internal import HardenedCatalog

/// The file `mappings/tools/debian-packages.tsv`: one line for each package, sorted.
///
/// Columns: name; releases that have it (`12`, `13`; an `!` behind: essential there); commands on the PATH; packages that come
/// along, as far as their commands matter. Commands and packages of one release only begin with it (`12:apt-key`). Columns
/// that would be empty at the end of a line are left out.
enum PackageTable {
    private static let heading = "# package, releases, commands, needs; written by `dhi-dev catalog import-packages`"

    static func write(_ packages: [DistributionPackage]) -> String {
        var text = heading + "\n"
        for package in packages {
            let releases = package.releases.map { package.essential.contains($0) ? "\($0)!" : $0 }.joined(separator: " ")
            var columns = [package.name, releases, package.commands.joined(separator: " "), package.needs.joined(separator: " ")]
            while columns.last?.isEmpty == true { columns.removeLast() }
            text += columns.joined(separator: "\t") + "\n"
        }
        return text
    }

    static func read(_ text: String, file: String) throws(MappingsError) -> [DistributionPackage] {
        var packages: [DistributionPackage] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard (2...4).contains(columns.count) else {
                throw MappingsError(file: file, line: index + 1, message: "expected two to four columns, separated by tabs")
            }
            let releases = words(columns[1])
            packages.append(
                DistributionPackage(
                    name: String(columns[0]), releases: releases.map { String($0.prefix(2)) },
                    essential: releases.filter { $0.hasSuffix("!") }.map { String($0.prefix(2)) },
                    commands: columns.count > 2 ? words(columns[2]) : [], needs: columns.count > 3 ? words(columns[3]) : []))
        }
        return packages
    }

    private static func words(_ text: Substring) -> [String] { text.split(separator: " ").map(String.init) }
}
