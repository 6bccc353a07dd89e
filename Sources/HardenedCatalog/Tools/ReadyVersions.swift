/// From which version on a package of a language comes ready-made for a release line of it; earlier ones are compiled there.
public struct ReadyVersions: Sendable, Hashable {
    /// `pip`, `npm`.
    public var language: String
    /// As pip and npm compare names: `psycopg2-binary`.
    public var package: String
    /// The first version by release line (`3.13`, `22`); `nil` as an element: there is none.
    public var first: [String: String?]

    public init(language: String, package: String, first: [String: String?]) {
        self.language = language
        self.package = package
        self.first = first
    }
}
