internal import ArgumentParser
internal import HardenedCatalog

/// `dhi catalog list`: all hardened images.
struct CatalogListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the hardened images.")

    @OptionGroup var options: CatalogOptions
    @Option(help: "List only images of this category.") var category: String?
    @Option(help: "Print text or json.") var format = OutputFormat.text

    func run() async throws {
        let catalog = try options.load()
        let all = catalog.imageNames.compactMap { catalog.image(named: $0) }
        let images = all.filter { image in category.map { image.categories.contains($0) } ?? true }
        if let category, images.isEmpty {
            let known = Set(all.flatMap(\.categories)).sorted().joined(separator: ", ")
            throw CommandFailure("There is no category `\(category)`. There are: \(known).")
        }
        let summaries = images.map { ImageSummary($0) }
        switch format {
        case .json: try StandardOutput.print(JSONText.of(summaries) + "\n")
        case .text: try StandardOutput.print(ImageSummary.table(summaries))
        }
    }
}
