/// How far a migration goes.
public enum MigrationLevel: String, Sendable, Hashable, CaseIterable {
    /// Image references alone.
    case rebase
    /// Stages are split, too, so that tools stay in a stage that builds.
    case split
}
