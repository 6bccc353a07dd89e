public import Migration
public import SourceModel

/// One file of a migration run, ready to be reported.
public struct MigratedFile: Sendable {
    /// As the user named or found it.
    public var path: ReportedPath
    public var bytes: [UInt8]
    public var lines: LineIndex
    public var migration: FileMigration
    /// What it is built with; `nil`: not known, or not needed.
    public var context: Context?

    /// A build context, and how it came to be one.
    public struct Context: Sendable {
        public enum How: String, Sendable {
            /// By the user.
            case given
            /// The nearest folder that has all that the file copies.
            case nearest
        }

        public var path: ReportedPath
        public var how: How

        public init(path: ReportedPath, how: How) {
            self.path = path
            self.how = how
        }
    }

    public init(path: ReportedPath, bytes: [UInt8], migration: FileMigration, context: Context? = nil) {
        self.context = context
        self.path = path
        self.bytes = bytes
        lines = LineIndex(bytes)
        self.migration = migration
    }

    /// The file after the migration.
    public var result: [UInt8] { bytes.applying(migration.edits) }
}
