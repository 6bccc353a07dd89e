/// An image that a search found.
public struct CatalogSearchResult: Sendable, Hashable {
    public var image: CatalogImage
    /// Source images that map to it and contain the text; empty when the image itself matches.
    public var sources: [String]

    public init(image: CatalogImage, sources: [String]) {
        self.image = image
        self.sources = sources
    }
}
