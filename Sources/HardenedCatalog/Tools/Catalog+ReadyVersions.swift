internal import Storage

extension Catalog {
    /// From which versions on a package comes ready-made for release lines of its language; `nil`: nothing of it is compiled, or it is not known.
    ///
    /// - Parameters:
    ///   - language: `pip` or `npm`.
    ///   - package: Its name, without version and extras; `_` and capitals count as pip counts them.
    public func readyVersions(language: String, package: String) -> ReadyVersions? {
        let name = language == "npm" ? package : PackageName.normalized(package)
        return read { reader throws(DatabaseError) in try reader.readyVersions()["\(language) \(name)"] } ?? nil
    }
}
