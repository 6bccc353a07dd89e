/// A mapping row of the organisation's configuration.
public struct OrganisationMapping: Sendable, Hashable {
    /// Short name of the hardened image.
    public var hardened: String
    /// Tags of the source by tag of the target; tags that are not here go through the usual rules.
    public var tags: [String: String]
    public var reason: String

    public init(hardened: String, tags: [String: String], reason: String) {
        self.hardened = hardened
        self.tags = tags
        self.reason = reason
    }
}
