/// What packages for building bring for running, and which packages can be carried into an image without a package manager.
package struct RuntimePackages: Sendable, Hashable {
    /// By -dev package: the packages of the libraries that programs load which were built with it; words as in `DistributionPackage`.
    package var libraries: [String: [String]] = [:]
    /// Packages that are files and nothing else, as is everything they depend on; sorted.
    package var carried: [String] = []

    package init() {}
}
