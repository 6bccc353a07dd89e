/// How much a catalogue holds.
public struct CatalogStatistics: Sendable, Hashable {
    public var images: Int
    public var definitions: Int
    public var tags: Int
    public var sourceImages: Int
    public var sourceTags: Int
    public var officialImages: Int
    public var officialTags: Int
    /// Rows of the mapping by how they are known.
    public var mappings: [ImageMapping.Evidence: Int]

    public init(
        images: Int, definitions: Int, tags: Int, sourceImages: Int, sourceTags: Int, officialImages: Int, officialTags: Int,
        mappings: [ImageMapping.Evidence: Int]
    ) {
        self.images = images
        self.definitions = definitions
        self.tags = tags
        self.sourceImages = sourceImages
        self.sourceTags = sourceTags
        self.officialImages = officialImages
        self.officialTags = officialTags
        self.mappings = mappings
    }
}
