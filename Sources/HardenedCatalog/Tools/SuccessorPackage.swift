/// The package of Debian 13 that stands for one of Debian 12 that is no more.
public struct SuccessorPackage: Sendable, Hashable {
    public var name: String
    /// Whether it is the same software under another name; else a newer line of it, which may not fit.
    public var isSameSoftware: Bool

    public init(name: String, isSameSoftware: Bool) {
        self.name = name
        self.isSameSoftware = isSameSoftware
    }
}
