import HardenedCatalog

/// A hardened image that a reference could be moved to.
struct ReferenceCandidate: Sendable {
    var mapping: ImageMapping
    var definition: ImageDefinition
    var tag: String
    /// The new reference, with registry, tag and digest.
    var text: String
    var notes: [Reason]
    /// Why there is no runtime image for the reference; `nil`: there is one.
    var lackOfRuntime: Reason? = nil

    var isBuildImage: Bool { definition.isBuildImage }
}
