/// What the user allows, and what an organisation has, when a tag is mapped.
public struct TagOptions: Sendable, Hashable {
    /// Go to a newer release line where the one in use is not in the catalogue.
    public var upgradeEndOfLife: Bool
    /// Apply rows of the mapping that are a judgement.
    public var allowJudged: Bool
    /// Apply rows of the mapping that cross to another family of systems.
    public var allowCrossFamily: Bool
    /// References or tags that may be used, as `node:22-dev`; `nil`: all of the catalogue.
    public var available: Set<String>?
    /// The platform that the stage asks for.
    public var platform: String?
    /// Whether refusals name what is nearest, which takes longer to find than that there is nothing.
    public var suggests = true

    public init(
        upgradeEndOfLife: Bool = false, allowJudged: Bool = false, allowCrossFamily: Bool = false, available: Set<String>? = nil, platform: String? = nil
    ) {
        self.upgradeEndOfLife = upgradeEndOfLife
        self.allowJudged = allowJudged
        self.allowCrossFamily = allowCrossFamily
        self.available = available
        self.platform = platform
    }
}

extension TagOptions {
    /// What `find` finds, where it is asked for.
    func suggestion(_ find: () -> String?) -> String? { suggests ? find() : nil }
}
