/// What a stage stands on.
public enum StageBase: Sendable, Hashable {
    /// An earlier stage, by index.
    case stage(Int)
    /// An image, by its expanded reference.
    case image(String)
    case scratch
    /// The name is not known: a variable without default, or text that does not lex.
    case unresolved(String)
}
