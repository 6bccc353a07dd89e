/// What a hardened definition is called by.
public struct DefinitionOutline: Sendable, Hashable {
    /// Short name, as in `dhi.io/<name>`.
    public var image: String
    /// Newest and shortest first, as in the catalogue.
    public var tags: [String]
}
