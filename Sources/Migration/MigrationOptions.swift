public import DockerfileSemantics
import HardenedCatalog

/// How a migration is to be done.
public struct MigrationOptions: Sendable {
    public var permissions: Set<Permission> = []
    /// Kinds of assumptions and results that are not accepted; see `Assumption.kinds`.
    public var refused: Set<String> = []
    public var level = MigrationLevel.rebase
    /// `--build-arg`
    public var buildArguments: [String: String] = [:]
    /// `--target`: name or number of the stage that is built; `nil`: the last.
    public var target: String?
    /// Move across release lines when the one in use is not supported any more.
    public var upgradesEndOfLife = false
    /// Tags that the organisation has mirrored, as `image:tag`; `nil`: all of the catalogue.
    public var available: Set<String>?
    /// Digests to pin new references to, by `image:tag`.
    public var digests: [String: String] = [:]
    /// Where hardened images are pulled from.
    public var naming = HardenedNaming.publicRegistry
    /// Rows of the organisation, by familiar name of the source.
    public var organisationMappings: [String: OrganisationMapping] = [:]
    /// Facts of images of the organisation, by reference without tag.
    public var organisationImages: [String: ImageFacts] = [:]
    /// Turns the name of an organisation's mirror into the name behind it.
    public var unmirror: @Sendable (String) -> String? = { _ in nil }
    /// Images that are left alone, by familiar name.
    public var excludedImages: Set<String> = []
    /// Stages that are left alone, by lower-cased name.
    public var excludedStages: Set<String> = []

    /// Take a tag that names an architecture for the one without it, as a trial of what --platform would do.
    var ignoresArchitectures = false

    public init() {}
}
