public import HardenedCatalog

/// All that a catalogue file is made from, as values.
public struct CatalogContents: Sendable, Hashable {
    /// Commit and date of the repository that the hardened images were read from.
    public var commit: String
    public var date: String
    /// Sorted by name.
    public var images: [HardenedImage] = []
    /// Sorted by name.
    public var sources: [NamedSource] = []
    /// Sorted by source; a source that ends with `*` stands for all names that begin so.
    public var mappings: [ImageMapping] = []
    /// Sorted by name.
    public var officials: [OfficialImage] = []
    public var bases: [BaseSystem] = []
    /// What is known of the inside of images.
    package var tools = ToolContents()

    public init(commit: String, date: String) {
        self.commit = commit
        self.date = date
    }

    /// A hardened image with its definitions.
    public struct HardenedImage: Sendable, Hashable {
        public var name: String
        public var title: String
        public var categories: [String]
        public var homePage: String?
        public var tools: [String]
        public var releaseLine: ReleaseLine
        public var definitions: [ImageDefinition]
    }

    /// A source image with its groups of tags.
    public struct NamedSource: Sendable, Hashable {
        public var name: String
        public var groups: [SourceImage]
    }

    /// An official image with its entries.
    public struct OfficialImage: Sendable, Hashable {
        public var name: String
        public var entries: [OfficialEntry]
    }
}
