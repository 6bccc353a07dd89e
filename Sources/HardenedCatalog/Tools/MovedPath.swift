/// A path of a source image that stands elsewhere, or nowhere, in the hardened image.
public struct MovedPath: Sendable, Hashable {
    /// The path that was asked for.
    public var from: String
    /// Where it is; `nil`: not in the image, or in a place that the version decides.
    public var to: String?
    /// Whether the old path works too, by a link or because it is the same.
    public var oldPathWorks: Bool
    /// What is different, in words.
    public var reason: String

    public init(from: String, to: String?, oldPathWorks: Bool, reason: String) {
        self.from = from
        self.to = to
        self.oldPathWorks = oldPathWorks
        self.reason = reason
    }
}
