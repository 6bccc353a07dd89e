public import Migration
import Proving

/// How the files of a verification came out.
public struct VerificationSummary: Sendable, Hashable {
    public var files = 0
    /// All obligations proven.
    public var proven = 0
    /// Some assumed, none failed.
    public var assumed = 0
    public var failed = 0
    public var errors = 0

    public init() {}

    public mutating func count(_ verification: FileVerification) {
        files += 1
        guard verification.syntaxErrors.isEmpty else {
            errors += 1
            return
        }
        switch verification.status {
        case .proven: proven += 1
        case .assumed: assumed += 1
        case .failed: failed += 1
        }
    }
}
