internal import ArgumentParser
internal import HardenedCatalog

/// `dhi catalog search`: images by their names, categories, tools and sources.
struct CatalogSearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Search hardened images by name, category, tool or the image they stand in for.")

    @Argument(help: "The text to search; case does not count.") var text: String
    @OptionGroup var options: CatalogOptions
    @Option(help: "Print text or json.") var format = OutputFormat.text

    func run() async throws {
        let catalog = try options.load()
        let summaries = catalog.search(text).map { ImageSummary($0.image, sources: $0.sources) }
        switch format {
        case .json: try StandardOutput.print(JSONText.of(summaries) + "\n")
        case .text where summaries.isEmpty: try StandardOutput.print("No hardened image has to do with `\(text)` in the catalogue of \(catalog.stamp.date).\n")
        case .text: try StandardOutput.print(ImageSummary.table(summaries))
        }
    }
}
