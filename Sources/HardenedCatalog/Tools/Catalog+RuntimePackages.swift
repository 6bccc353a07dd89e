internal import Storage

extension Catalog {
    /// The Debian packages whose libraries programs load that were built with a -dev package; `nil`: not known.
    public func runtimeLibraries(ofDevelopmentPackage name: String, distribution: Distribution) -> [String]? {
        guard distribution.family == .debian, let words = runtimePackages.libraries[PackageName.bare(name)] else { return nil }
        return DistributionPackage.words(words, release: distribution.packageRelease)
    }

    /// Whether a Debian package and all it depends on are files and nothing else, so that they can be put into an image without
    /// running anything.
    public func canBeCarried(_ name: String) -> Bool { runtimePackages.carried.contains(PackageName.bare(name)) }

    private var runtimePackages: RuntimePackages {
        read { reader throws(DatabaseError) in try reader.runtimePackages() } ?? RuntimePackages()
    }
}
