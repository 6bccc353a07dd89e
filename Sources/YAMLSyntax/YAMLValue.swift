/// A value of a YAML file with its place; scalars as they are written, so that `22.10` stays `22.10`.
///
/// An alias is the value that it stands for, with that one's place. Tags are passed over.
public struct YAMLValue: Sendable {
    /// Line and column, both from 1; columns count Unicode scalars.
    public struct Place: Sendable, Hashable {
        public var line: Int
        public var column: Int

        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// A field: a key with its value.
    public struct Entry: Sendable {
        /// As it is written; empty where it is complex.
        public var key: String
        /// The key is a list or fields itself, which hardly any reader takes.
        public var isComplex: Bool
        /// Where the key stands.
        public var place: Place
        public var value: YAMLValue

        public init(key: String, isComplex: Bool = false, place: Place, value: YAMLValue) {
            self.key = key
            self.isComplex = isComplex
            self.place = place
            self.value = value
        }
    }

    public enum Content: Sendable {
        /// Nothing, `~` or `null`, as it is written.
        case null(String)
        case scalar(String, isPlain: Bool)
        case list([YAMLValue])
        case entries([Entry])
    }

    public var place: Place
    public var content: Content

    public init(place: Place, content: Content) {
        self.place = place
        self.content = content
    }

    public var isNull: Bool {
        if case .null = content { true } else { false }
    }

    /// What is written there, be it a text or null; `nil` for lists and fields.
    public var text: String? {
        switch content {
        case .null(let text), .scalar(let text, _): text
        case .list, .entries: nil
        }
    }

    /// What it is, for messages.
    public var kind: String {
        switch content {
        case .null: "nothing"
        case .scalar(let text, _): "\"\(text)\""
        case .list: "a list"
        case .entries: "fields (key: value)"
        }
    }
}
