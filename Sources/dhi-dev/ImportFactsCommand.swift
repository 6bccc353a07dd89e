internal import ArgumentParser
internal import CatalogCompilation
internal import Foundation

/// `dhi-dev catalog import-facts`: writes the imported part of `mappings/` from files of facts.
struct ImportFactsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-facts", abstract: "Write the imported part of mappings/ from files of facts (JSON).",
        discussion: "Files that are written by hand (release-lines.yaml, reviewed.yaml, README.md) stay as they are.")

    @Option(help: "Folder with the files of facts.") var facts: String
    @Option(help: "Folder to write.") var output = "mappings"

    func run() async throws {
        let files = MappingsWriter.files(try FactsImport.contents(folder: facts))
        let root = URL(fileURLWithPath: output, isDirectory: true)
        for folder in ["hardened", "source-images", "official-tags", "images"] {
            let path = root.appendingPathComponent(folder)
            try? FileManager.default.removeItem(at: path)
            try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        }
        for (name, text) in files { try Data(text.utf8).write(to: root.appendingPathComponent(name)) }
        print("Wrote \(files.count) files, \(files.values.reduce(0) { $0 + $1.utf8.count }) bytes.")
    }
}
