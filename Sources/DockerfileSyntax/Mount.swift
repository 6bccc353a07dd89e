public import SourceModel

/// One `RUN --mount=…`.
public struct Mount: Sendable, Hashable {
    /// A `key=value` field or a bare key.
    public struct Field: Sendable, Hashable {
        /// Lower-cased.
        public var key: String
        public var value: String?
        /// The value in the file (behind `=`); empty behind a bare key.
        public var valueRange: SourceRange

        public init(key: String, value: String?, valueRange: SourceRange) {
            self.key = key
            self.value = value
            self.valueRange = valueRange
        }
    }

    public var fields: [Field]
    /// The flag in the file.
    public var range: SourceRange
    /// The message of BuildKit when the stage is evaluated; `nil` when the mount is right (variables left aside).
    public var error: String?

    public init(fields: [Field], range: SourceRange, error: String?) {
        self.fields = fields
        self.range = range
        self.error = error
    }

    /// The last field with one of these keys.
    public func field(_ keys: String...) -> Field? { fields.last { keys.contains($0.key) } }
    /// `bind` when not given.
    public var type: String { field("type")?.value ?? "bind" }
}
