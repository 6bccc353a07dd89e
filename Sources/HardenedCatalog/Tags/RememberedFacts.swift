internal import Synchronization

/// The facts, with the definitions of each image and each tag of a source read once.
final class RememberedFacts: TagFacts {
    private let facts: any TagFacts
    private let candidates = Mutex<[String: [HardenedCandidate]]>([:])
    /// By name and tag; no tag is empty.
    private let readings = Mutex<[String: [String: SourceReading]]>([:])

    init(_ facts: any TagFacts) {
        self.facts = facts
    }

    func candidates(image: String) -> [HardenedCandidate] {
        if let known = candidates.withLock({ $0[image] }) { return known }
        let read = facts.outlines(image: image).compactMap { HardenedCandidate($0) }
        candidates.withLock { $0[image] = read }
        return read
    }

    /// What a tag says is the same for every need.
    func reading(name: String, tag: String?, need: VariantNeed) -> SourceReading {
        if var known = readings.withLock({ $0[name]?[tag ?? ""] }) {
            known.need = need
            return known
        }
        let read = SourceReading(name: name, tag: tag, need: need, facts: self)
        readings.withLock { $0[name, default: [:]][tag ?? ""] = read }
        return read
    }

    var snapshotDate: String { facts.snapshotDate }
    func definitions(image: String) -> [ImageDefinition] { facts.definitions(image: image) }
    func outlines(image: String) -> [DefinitionOutline] { facts.outlines(image: image) }
    func definition(_ outline: DefinitionOutline) -> ImageDefinition? { facts.definition(outline) }
    func releaseLine(image: String) -> ReleaseLine { facts.releaseLine(image: image) }
    func mapping(source: String) -> ImageMapping? { facts.mapping(source: source) }
    func officialAliases(image: String, tag: String) -> [String]? { facts.officialAliases(image: image, tag: tag) }
    func sourceImage(name: String, tag: String) -> SourceImage? { facts.sourceImage(name: name, tag: tag) }
    func sourceImages(name: String) -> [SourceImage] { facts.sourceImages(name: name) }
    func floatingVersion(name: String, line: String) -> TagVersion? { facts.floatingVersion(name: name, line: line) }
    func closestSourceImage(name: String, tag: String) -> ClosestSourceImage? { facts.closestSourceImage(name: name, tag: tag) }
}
