/// Tags of an official image that name one and the same image.
public struct OfficialEntry: Sendable, Hashable {
    /// In the order of the official list; the tags that several platforms share come last.
    public var tags: [String]
    public var isWindows: Bool

    public init(tags: [String], isWindows: Bool) {
        self.tags = tags
        self.isWindows = isWindows
    }
}
