public import Migration

/// Totals of a migration run.
public struct MigrationSummary: Sendable, Hashable {
    public var files = 0
    public var hardened = 0
    public var rebased = 0
    public var unchanged = 0
    /// Files that could not be read or that BuildKit rejects.
    public var errors = 0
    /// Files that would change or did.
    public var changed = 0

    public init() {}

    public mutating func count(_ migration: FileMigration) {
        files += 1
        guard migration.syntaxErrors.isEmpty else {
            errors += 1
            return
        }
        if !migration.edits.isEmpty { changed += 1 }
        switch migration.outcome {
        case .hardened: hardened += 1
        case .rebased: rebased += 1
        case .unchanged: unchanged += 1
        }
    }
}
