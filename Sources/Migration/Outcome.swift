/// What became of a file or a stage.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// On a runtime variant, as a non-root user, every obligation fulfilled.
    case hardened
    /// On a hardened image, but on a `-dev` variant or as root.
    case rebased
    /// Not moved.
    case unchanged
}
