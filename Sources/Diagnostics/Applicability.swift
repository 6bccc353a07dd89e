/// What applying a fix may do to the built image.
public enum Applicability: String, Sendable, Hashable, CaseIterable {
    /// A suggestion that a person has to decide; never applied by the program.
    case displayOnly = "display-only"
    /// Behaviour may change; applied only when asked for.
    case unsafe
    /// The built image means the same.
    case safe
}
