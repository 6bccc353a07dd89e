internal import ArgumentParser
internal import CatalogCompilation
internal import Foundation

/// `dhi-dev catalog import-packages`: writes the table of Debian's packages.
struct ImportPackagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-packages", abstract: "Write mappings/tools/debian-packages.tsv from what was read of Debian's archives.",
        discussion: """
            Run it again when hardened images or mappings/tools/system-tools.yaml name packages that they did not name before: \
            only the dependencies of those are kept whole.
            """)

    @Option(help: "Packages of Debian 12 (tab-separated).") var debian12: String
    @Option(help: "Packages of Debian 13 (tab-separated).") var debian13: String
    @Option(help: "Folder to read and write.") var mappings = "mappings"

    func run() async throws {
        do {
            let packages = try PackageImport(mappings: MappingsReader(folder: mappings))
            let table = packages.table([
                "12": try String(contentsOfFile: debian12, encoding: .utf8), "13": try String(contentsOfFile: debian13, encoding: .utf8),
            ])
            try Data(table.utf8).write(to: URL(fileURLWithPath: mappings).appendingPathComponent("tools/debian-packages.tsv"))
            print("Wrote \(table.utf8.count) bytes.")
        } catch let error as MappingsError {
            throw ValidationError(error.description)
        }
    }
}
