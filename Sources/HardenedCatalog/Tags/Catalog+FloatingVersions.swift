internal import Storage

extension Catalog {
    /// What a floating tag of an image without a list of official tags stood for at the date of the snapshot; `nil`: not known.
    ///
    /// - Parameter line: The numbers of the tag, `9.0`.
    public func floatingVersion(name: String, line: String) -> TagVersion? {
        let records = read { reader throws(DatabaseError) in try reader.floatingVersions() } ?? []
        return records.first { $0.count == 3 && $0[0] == name && $0[1] == line }.flatMap { TagVersion($0[2]) }
    }
}
