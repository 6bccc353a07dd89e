/// What the choice of a tag has to know of a hardened definition.
///
/// All definitions of an image are looked at for one choice and one of them is taken; reading the others in full, or their tags, costs as much as everything else.
struct CandidateOutline: Sendable {
    /// The row of the definition in its catalogue.
    var id: Int
    /// Short name, as in `dhi.io/<name>`.
    var image: String
    var distribution: Distribution
    var variant: ImageDefinition.Variant
    var flavor: String?
    var platforms: [String]
    var endOfLife: String?
    /// As `ImageDefinition.isBuildImage`.
    var isBuildImage: Bool
    /// The most exact version among its tags, without package revisions.
    var version: TagVersion
    /// What stands between version and system in the tag of that version.
    var edition: String
}
