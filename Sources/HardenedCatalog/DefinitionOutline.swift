/// What the choice of a tag has to know of a hardened definition.
///
/// All definitions of an image are looked at for one choice and one of them is taken; reading the others in full costs as much as everything else.
public struct DefinitionOutline: Sendable, Hashable {
    /// The row of the definition in its catalogue.
    package var id: Int
    /// Short name, as in `dhi.io/<name>`.
    public var image: String
    /// Newest and shortest first, as in the catalogue.
    public var tags: [String]
    public var distribution: Distribution
    public var variant: ImageDefinition.Variant
    public var flavor: String?
    public var platforms: [String]
    public var endOfLife: String?
    /// As `ImageDefinition.isBuildImage`.
    public var isBuildImage: Bool
}
