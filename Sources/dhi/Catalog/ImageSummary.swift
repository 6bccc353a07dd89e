internal import HardenedCatalog

/// One line about an image, as lists print it.
struct ImageSummary: Encodable {
    var name: String
    var title: String
    var categories: [String]
    var tags: Int
    /// Source images that the search found it by.
    var sources: [String]?

    init(_ image: CatalogImage, sources: [String] = []) {
        name = image.name
        title = image.title
        categories = image.categories
        tags = image.tagCount
        self.sources = sources.isEmpty ? nil : sources
    }

    static func table(_ images: [ImageSummary]) -> String {
        let column = min(images.map(\.name.count).max() ?? 0, 40) + 2
        return images.map { image in
            var about = image.title + (image.title.isEmpty ? "" : ", ") + (image.tags == 1 ? "1 tag" : "\(image.tags) tags")
            if let sources = image.sources {
                about += "; for " + sources.prefix(3).joined(separator: ", ") + (sources.count > 3 ? " and \(sources.count - 3) more" : "")
            }
            let name = image.name + String(repeating: " ", count: max(2, column - image.name.count))
            return FieldList.wrap(about, width: FieldList.width - column).enumerated().map { index, line in
                (index == 0 ? name : String(repeating: " ", count: column)) + line + "\n"
            }.joined()
        }.joined()
    }
}
