/// What a file is built with, and how that is known.
public struct ReportedContext: Sendable, Hashable {
    public enum How: String, Sendable {
        /// By the user.
        case given
        /// The nearest folder that has all that the file copies.
        case nearest
    }

    public var path: ReportedPath
    public var how: How

    public init(path: ReportedPath, how: How) {
        self.path = path
        self.how = how
    }
}
