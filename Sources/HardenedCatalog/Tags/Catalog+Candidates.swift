internal import Storage

extension Catalog {
    /// Date of the snapshot, ISO.
    public var snapshotDate: String { stamp.date }

    public func releaseLine(image: String) -> ReleaseLine { self.image(named: image)?.releaseLine ?? .unjudged }

    /// The definitions of a hardened image that have a tag with a version, in the catalogue's order.
    func candidates(image: String) -> [HardenedCandidate] {
        let outlines = read { reader throws(DatabaseError) in try reader.candidates(image: image) } ?? []
        return outlines.map { HardenedCandidate($0, of: self) }
    }

    /// Newest and shortest first, as in the catalogue.
    func tags(of outline: CandidateOutline) -> [String] {
        read { reader throws(DatabaseError) in try reader.tags(of: outline) } ?? []
    }

    /// The whole of a definition.
    func definition(_ outline: CandidateOutline) -> ImageDefinition? {
        read { reader throws(DatabaseError) in try reader.definition(outline) } ?? nil
    }

    /// What a tag of a source image stands on; `nil`: it is not listed.
    func distribution(ofSource name: String, tag: String) -> Distribution? {
        (read { reader throws(DatabaseError) in try reader.sourceImage(name, tag: tag, withTags: false) } ?? nil)?.distribution
    }

    /// The families that tags of a source image stand on, each once.
    func families(ofSource name: String) -> [Distribution.Family] {
        read { reader throws(DatabaseError) in try reader.families(ofSource: name) } ?? []
    }
}
