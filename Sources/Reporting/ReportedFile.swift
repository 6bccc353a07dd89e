public import Migration
public import SourceModel

/// One file that was worked on, with what came out, ready to be reported.
public struct ReportedFile<Report: Sendable>: Sendable {
    /// As the user named or found it.
    public var path: ReportedPath
    public var bytes: [UInt8]
    public var lines: LineIndex
    public var report: Report
    /// `nil`: not known, or not needed.
    public var context: ReportedContext?

    public init(path: ReportedPath, bytes: [UInt8], report: Report, context: ReportedContext? = nil) {
        self.path = path
        self.bytes = bytes
        lines = LineIndex(bytes)
        self.report = report
        self.context = context
    }
}

/// One file of a migration run.
public typealias MigratedFile = ReportedFile<FileMigration>

/// One file of a verification run.
public typealias VerifiedFile = ReportedFile<FileVerification>

extension ReportedFile<FileMigration> {
    /// The file after the migration.
    public var result: [UInt8] { bytes.applying(report.edits) }
}
