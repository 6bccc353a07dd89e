public import Migration
public import SourceModel

/// One file that was verified, ready to be reported.
public struct VerifiedFile: Sendable {
    /// As the user named or found it.
    public var path: ReportedPath
    public var bytes: [UInt8]
    public var lines: LineIndex
    public var verification: FileVerification

    public init(path: ReportedPath, bytes: [UInt8], verification: FileVerification) {
        self.path = path
        self.bytes = bytes
        lines = LineIndex(bytes)
        self.verification = verification
    }
}
