/// A mapping row of the organisation's configuration.
public struct OrganisationMapping: Sendable, Hashable {
    /// Short name of the hardened image.
    public var hardened: String
    /// Tag of the target for those that are not in `tags`; `nil`: they go through the usual rules.
    public var tag: String?
    /// Tags of the target by tag of the source.
    public var tags: [String: String]
    public var reason: String

    public init(hardened: String, tag: String? = nil, tags: [String: String], reason: String) {
        self.hardened = hardened
        self.tag = tag
        self.tags = tags
        self.reason = reason
    }
}
