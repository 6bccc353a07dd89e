/// A value of a YAML file with its place; scalars as they are written, so that `22.10` stays `22.10`.
struct YAMLValue: Sendable {
    struct Place: Sendable, Hashable {
        var line: Int
        var column: Int
    }

    struct Entry: Sendable {
        var key: String
        var place: Place
        var value: YAMLValue
    }

    enum Content: Sendable {
        /// Nothing, `~` or `null`.
        case null
        case scalar(String, isPlain: Bool)
        case list([YAMLValue])
        case entries([Entry])
    }

    var place: Place
    var content: Content

    /// What it is, for messages.
    var kind: String {
        switch content {
        case .null: "nothing"
        case .scalar(let text, _): "\"\(text)\""
        case .list: "a list"
        case .entries: "fields (key: value)"
        }
    }
}
