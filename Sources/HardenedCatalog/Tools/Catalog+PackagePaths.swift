internal import Storage

extension Catalog {
    /// Whether a file of the system stands at `path` in an image with these packages; `nil`: not known.
    ///
    /// - Parameters:
    ///   - path: Absolute; names may hold `*`.
    ///   - packages: Those that are known to be there; others may be.
    public func holds(_ path: String, packages: Set<String>, distribution: Distribution) -> Bool? {
        let records = read { reader throws(DatabaseError) in try reader.packagePaths() } ?? []
        let found = records.filter { distribution.isOne(of: $0.systems) && $0.holds(path) }
        if found.isEmpty { return nil }
        return found.contains { $0.packages.isEmpty || !packages.isDisjoint(with: $0.packages) }
    }
}
