internal import ArgumentParser
internal import HardenedCatalog

/// `dhi catalog show`: a hardened image with its tags, or one tag with its facts.
struct CatalogShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a hardened image and its tags, or what stands behind one tag.")

    @Argument(help: ArgumentHelp("A hardened image: node, or node:24-dev.", valueName: "image")) var image: String
    @OptionGroup var options: CatalogOptions
    @Option(help: "Print text or json.") var format = OutputFormat.text

    func run() async throws {
        let catalog = try options.load()
        let text = image.hasPrefix("dhi.io/") ? String(image.dropFirst("dhi.io/".count)) : image
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard let name = parts.first, let known = catalog.image(named: name) else { throw unknown(text, in: catalog) }
        if parts.count == 2 {
            guard let definition = catalog.definition(image: name, tag: parts[1]) else {
                throw CommandFailure(
                    "dhi.io/\(name) has no tag `\(parts[1])` in the catalogue of \(catalog.stamp.date). `dhi catalog show \(name)` lists its tags.")
            }
            let facts = ImageFacts(definition)
            try StandardOutput.print(format == .json ? JSONText.of(facts) + "\n" : "dhi.io/\(name):\(parts[1])\n\n" + ExplanationText.fields(facts))
        } else {
            let report = ImageReport(known, definitions: catalog.definitions(image: name))
            try StandardOutput.print(format == .json ? JSONText.of(report) + "\n" : report.text)
        }
    }

    private func unknown(_ name: String, in catalog: Catalog) -> CommandFailure {
        let near = catalog.search(name).prefix(3).map(\.image.name)
        let hint = near.isEmpty ? "`dhi catalog list` lists all." : "Did you mean \(near.joined(separator: ", "))?"
        return CommandFailure("There is no hardened image `\(name)` in the catalogue of \(catalog.stamp.date). \(hint)")
    }
}
