internal import Storage

extension Catalog {
    /// What a package of a language needs from the system to be installed; `nil`: nothing, or it is not known.
    ///
    /// Without `includingPossible`, only packages that are compiled wherever they are installed.
    ///
    /// - Parameters:
    ///   - language: `pip`, `npm` or `gem`.
    ///   - package: Its name, without version and extras; `_` and capitals count as pip counts them.
    ///   - includingPossible: Also packages that have ready-made binaries for most systems, or that need something only when
    ///     they run.
    public func nativeRequirement(language: String, package: String, includingPossible: Bool = false) -> NativeRequirement? {
        let name = language == "npm" ? package : PackageName.normalized(package)
        let requirement = read { reader throws(DatabaseError) in try reader.nativeRequirement(language: language, package: name) } ?? nil
        return requirement?.compilation == .always || includingPossible ? requirement : nil
    }
}
