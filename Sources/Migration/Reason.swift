public import SourceModel

/// Why something was left as it was, or done in a lesser way.
public struct Reason: Sendable, Hashable {
    /// Kebab-case kind, stable: `no-counterpart`, `digest`, `command-missing` …
    public var id: String
    /// One sentence without a full stop.
    public var message: String
    /// Place in the original; `nil`: the whole reference or stage.
    public var range: SourceRange?

    public init(_ id: String, _ message: String, at range: SourceRange? = nil) {
        self.id = id
        self.message = message
        self.range = range
    }
}
