internal import Storage

extension Catalog {
    /// Whether a file of the system stands at `path` in an image with these packages; `nil`: not known.
    ///
    /// - Parameters:
    ///   - path: Absolute; names may hold `*`.
    ///   - packages: Those that are known to be there; others may be.
    public func holds(_ path: String, packages: Set<String>, distribution: Distribution) -> Bool? {
        let found = packagePaths.filter { distribution.isOne(of: $0.systems) && $0.holds(path) }
        if found.isEmpty { return nil }
        return found.contains { $0.packages.isEmpty || !packages.isDisjoint(with: $0.packages) }
    }

    /// The folder that is all of a package that programs read; `nil`: there is more to it, or it is not known.
    public func wholeFolder(ofPackage name: String, distribution: Distribution) -> String? {
        packagePaths.first { $0.isWhole && $0.packages.contains(name) && distribution.isOne(of: $0.systems) }?.path
    }

    private var packagePaths: [PackagePath] { read { reader throws(DatabaseError) in try reader.packagePaths() } ?? [] }
}
