internal import Storage

/// The listed tags of an edition that are nearest to a version.
struct NearestTags: Sendable {
    /// The facts of the groups that they belong to, in the order of the catalogue.
    var groups: [SourceImage]
    /// How many numbers of the version they begin with.
    var count: Int
}

extension Catalog {
    /// Whether facts are known of any tag of the image.
    func isSource(_ name: String) -> Bool {
        (read { reader throws(DatabaseError) in try reader.source(name) } ?? nil) != nil
    }

    /// The listed tags of an edition that begin with the most of `numbers`; `nil`: none of this edition is listed.
    func nearestTags(name: String, edition: String, numbers: [Int]) -> NearestTags? {
        read { reader throws(DatabaseError) in try reader.nearestTags(name, edition: edition, numbers: numbers) } ?? nil
    }
}
