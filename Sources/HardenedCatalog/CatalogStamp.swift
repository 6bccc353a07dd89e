/// Which catalogue a result was made with.
public struct CatalogStamp: Sendable, Hashable {
    /// Commit of the catalogue's repository.
    public var commit: String
    /// Date of that commit, ISO.
    public var date: String
    /// SHA-256 of the catalogue's content, hexadecimal.
    public var sha256: String

    public init(commit: String, date: String, sha256: String) {
        self.commit = commit
        self.date = date
        self.sha256 = sha256
    }
}
