internal import ArgumentParser
internal import HardenedCatalog

/// `dhi catalog stats`: which snapshot it is and how much it holds.
struct CatalogStatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stats", abstract: "Show which snapshot the catalogue is and how much it holds.")

    @OptionGroup var options: CatalogOptions
    @Option(help: "Print text or json.") var format = OutputFormat.text

    func run() async throws {
        let catalog = try options.load()
        let report = Report(catalog)
        switch format {
        case .json: try StandardOutput.print(JSONText.of(report) + "\n")
        case .text: try StandardOutput.print(report.text)
        }
    }

    struct Report: Encodable {
        var commit: String
        var date: String
        var sha256: String
        var images: Int
        var definitions: Int
        var tags: Int
        var sourceImages: Int
        var sourceTags: Int
        var officialImages: Int
        var officialTags: Int
        var mappings: [String: Int]

        init(_ catalog: Catalog) {
            let statistics = catalog.statistics
            commit = catalog.stamp.commit
            date = catalog.stamp.date
            sha256 = catalog.stamp.sha256
            images = statistics.images
            definitions = statistics.definitions
            tags = statistics.tags
            sourceImages = statistics.sourceImages
            sourceTags = statistics.sourceTags
            officialImages = statistics.officialImages
            officialTags = statistics.officialTags
            mappings = Dictionary(statistics.mappings.map { ($0.key.rawValue, $0.value) }) { $1 }
        }

        var text: String {
            var fields = FieldList()
            fields.add("hardened images", "\(images), in \(definitions) definitions with \(tags) tags")
            fields.add("source images", "\(sourceImages) with facts for \(sourceTags) tags")
            fields.add("official images", "\(officialImages) with \(officialTags) tags")
            let evidence = ImageMapping.Evidence.allCases.compactMap { evidence in
                mappings[evidence.rawValue].map { "\($0) \(evidence.rawValue == "none" ? "without counterpart" : evidence.rawValue)" }
            }
            fields.add("mappings", "\(mappings.values.reduce(0, +)): " + evidence.joined(separator: ", "))
            fields.add("sha256", sha256)
            return "Catalogue of \(date), commit \(commit.prefix(12))\n\n" + fields.text
        }
    }
}
