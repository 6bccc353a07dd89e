/// What the choice of a tag has to know of a hardened definition.
///
/// All definitions of an image are looked at for one choice and one of them is taken; reading the others in full, or their tags, costs as much as everything else.
package struct CandidateOutline: Sendable {
    /// The row of the definition in its catalogue.
    var id: Int
    /// Short name, as in `dhi.io/<name>`.
    var image: String
    var distribution: Distribution
    /// The release of the system; without numbers where it has none.
    var systemRelease: TagVersion
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

extension CandidateOutline {
    /// `nil` for a definition without a tag that has a version.
    package init?(_ definition: ImageDefinition, id: Int) {
        guard let tag = HardenedTag.mostExact(of: definition), let version = tag.version else { return nil }
        self.init(
            id: id, image: definition.image, distribution: definition.distribution, systemRelease: definition.distribution.release.flatMap { TagVersion($0) } ?? TagVersion([]),
            variant: definition.variant, flavor: definition.flavor, platforms: definition.platforms, endOfLife: definition.endOfLife, isBuildImage: definition.isBuildImage,
            version: version, edition: tag.edition)
    }
}
