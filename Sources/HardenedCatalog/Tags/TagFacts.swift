/// What the mapping of tags has to know of images; the catalogue answers.
public protocol TagFacts: Sendable {
    /// Date of the snapshot, ISO.
    var snapshotDate: String { get }
    func definitions(image: String) -> [ImageDefinition]
    /// The same, as far as the choice of a tag has to know them.
    func outlines(image: String) -> [DefinitionOutline]
    func definition(_ outline: DefinitionOutline) -> ImageDefinition?
    func releaseLine(image: String) -> ReleaseLine
    func mapping(source: String) -> ImageMapping?
    func officialAliases(image: String, tag: String) -> [String]?
    func sourceImage(name: String, tag: String) -> SourceImage?
    func sourceImages(name: String) -> [SourceImage]
    func floatingVersion(name: String, line: String) -> TagVersion?
    func closestSourceImage(name: String, tag: String) -> ClosestSourceImage?
}

extension Catalog: TagFacts {
    public var snapshotDate: String { stamp.date }

    public func releaseLine(image: String) -> ReleaseLine { self.image(named: image)?.releaseLine ?? .unjudged }
}
