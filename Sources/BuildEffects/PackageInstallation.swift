public import SourceModel

/// Packages that a command asks a package manager for.
public struct PackageInstallation: Sendable, Hashable {
    /// `apt`, `apk`, `pip`, `npm`, …
    public var manager: String
    /// As written: `flask==3.0`, `libpq-dev`.
    public var names: [String]
    /// Some of the names are not literal.
    public var isIncomplete: Bool
    /// Files with further names (`pip install -r`).
    public var lists: [Place]
    public var instruction: Int
    public var range: SourceRange
}
