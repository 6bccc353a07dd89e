internal import ArgumentParser
internal import CatalogCompilation
internal import Foundation

/// `dhi-dev catalog refresh`: writes `mappings/hardened/` from a checkout of the public repository.
struct RefreshCatalogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Write mappings/hardened/ from a checkout of docker-hardened-images/catalog; compile afterwards.")

    @Argument(help: "The checkout.") var checkout: String
    @Option(help: "The checkout's commit.") var commit: String
    @Option(help: "The commit's date (YYYY-MM-DD).") var date: String
    @Option(help: "Folder to write.") var output = "mappings"

    func run() async throws {
        var reader = CheckoutReader(path: checkout)
        let (images, problems) = try reader.read()
        guard problems.isEmpty else { throw ValidationError(problems.map(\.description).joined(separator: "\n")) }
        var contents = CatalogContents(commit: commit, date: date)
        contents.images = images
        let files = MappingsWriter.files(contents).filter { $0.key.hasPrefix("hardened/") || $0.key == "catalogue.yaml" }
        let root = URL(fileURLWithPath: output, isDirectory: true)
        try? FileManager.default.removeItem(at: root.appendingPathComponent("hardened"))
        try FileManager.default.createDirectory(at: root.appendingPathComponent("hardened"), withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: root.appendingPathComponent(name)) }
        print("Wrote \(files.count) files.")
    }
}
