internal import HardenedCatalog

/// A hardened image with its tags, in the form that is printed.
struct ImageReport: Encodable {
    var name: String
    var title: String
    var categories: [String]
    var homePage: String?
    var tools: [String]
    var releaseLine: String
    var releaseLineReason: String
    var definitions: [Definition]

    /// Tags that name the same image.
    struct Definition: Encodable {
        var tags: [String]
        var system: String
        var variant: String
        var user: String
        var endOfLife: String?
    }

    init(_ image: CatalogImage, definitions: [ImageDefinition]) {
        name = image.name
        title = image.title
        categories = image.categories
        homePage = image.homePage
        tools = image.tools
        releaseLine = image.releaseLine.extent.rawValue
        releaseLineReason = image.releaseLine.reason
        self.definitions = definitions.map { definition in
            let facts = ImageFacts(definition)
            return Definition(
                tags: facts.tags, system: facts.system, variant: facts.variant, user: facts.userWords, endOfLife: facts.endOfLife)
        }
    }

    var text: String {
        var fields = FieldList()
        fields.add("home page", homePage)
        fields.add("categories", categories)
        fields.add("tools", tools)
        fields.add("release line", "\(releaseLine): \(releaseLineReason)")
        let list = definitions.map { definition in
            let life = definition.endOfLife.map { ", end of life \($0)" } ?? ""
            let tags = FieldList.wrap(definition.tags.joined(separator: " "), width: FieldList.width - 4).map { "    \($0)\n" }.joined()
            return "  \(definition.system), \(definition.variant), user \(definition.user)\(life)\n" + tags
        }
        return "dhi.io/\(name): \(title)\n\n" + fields.text + "\nTags, one paragraph for each image\n\n" + list.joined(separator: "\n")
    }
}
