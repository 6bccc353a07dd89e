/// One hardened image of the catalogue, without its definitions.
public struct CatalogImage: Sendable, Hashable {
    /// Short name, as in `dhi.io/<name>`.
    public var name: String
    /// Display name: `Node.js`.
    public var title: String
    public var categories: [String]
    public var homePage: String?
    /// Programs it declares to include.
    public var tools: [String]
    public var releaseLine: ReleaseLine
    public var definitionCount: Int
    public var tagCount: Int

    public init(
        name: String, title: String, categories: [String], homePage: String?, tools: [String], releaseLine: ReleaseLine, definitionCount: Int,
        tagCount: Int
    ) {
        self.name = name
        self.title = title
        self.categories = categories
        self.homePage = homePage
        self.tools = tools
        self.releaseLine = releaseLine
        self.definitionCount = definitionCount
        self.tagCount = tagCount
    }
}
