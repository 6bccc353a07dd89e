internal import Synchronization

/// The catalogue, with the definitions of each image and each tag of a source read once.
final class RememberedFacts: Sendable {
    let catalog: Catalog
    private let candidates = Mutex<[String: [HardenedCandidate]]>([:])
    /// By name and tag; no tag is empty.
    private let readings = Mutex<[String: [String: SourceReading]]>([:])

    init(_ catalog: Catalog) {
        self.catalog = catalog
    }

    func candidates(image: String) -> [HardenedCandidate] {
        if let known = candidates.withLock({ $0[image] }) { return known }
        let read = catalog.candidates(image: image)
        candidates.withLock { $0[image] = read }
        return read
    }

    /// What a tag says is the same for every need.
    func reading(name: String, tag: String?, need: VariantNeed) -> SourceReading {
        if var known = readings.withLock({ $0[name]?[tag ?? ""] }) {
            known.need = need
            return known
        }
        let read = SourceReading(name: name, tag: tag, need: need, catalog: catalog)
        readings.withLock { $0[name, default: [:]][tag ?? ""] = read }
        return read
    }
}
