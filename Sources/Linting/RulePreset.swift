/// A named group of rules that can be selected at once.
public enum RulePreset: String, Sendable, Hashable, CaseIterable {
    /// Errors and real risks; what runs when nothing is selected.
    case `default`
    /// What hardened images ask for.
    case hardened
    /// Rules that hadolint has too.
    case hadolint
    /// Checks that `docker build --check` has too.
    case buildkit
}
