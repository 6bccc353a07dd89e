public import Migration
public import SourceModel

/// One file of a migration run, ready to be reported.
public struct MigratedFile: Sendable {
    /// As the user named or found it.
    public var path: ReportedPath
    public var bytes: [UInt8]
    public var lines: LineIndex
    public var migration: FileMigration

    public init(path: ReportedPath, bytes: [UInt8], migration: FileMigration) {
        self.path = path
        self.bytes = bytes
        lines = LineIndex(bytes)
        self.migration = migration
    }

    /// The file after the migration.
    public var result: [UInt8] { bytes.applying(migration.edits) }
}
