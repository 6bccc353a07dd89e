public import SourceModel

/// One `RUN --mount=…`.
public struct Mount: Sendable, Hashable {
    /// A `key=value` field or a bare key.
    public struct Field: Sendable, Hashable {
        /// The field as written.
        public var text: String
        /// Lower-cased.
        public var key: String
        public var value: String?
        /// The value in the file (behind `=`); empty behind a bare key.
        public var valueRange: SourceRange

        public init(key: String, value: String?, valueRange: SourceRange) {
            self.init(text: value.map { "\(key)=\($0)" } ?? key, key: key, value: value, valueRange: valueRange)
        }

        init(text: String, key: String, value: String?, valueRange: SourceRange) {
            self.text = text
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
    /// What the mount comes to; `expand` gives the expanded value of a field, `nil` when it is not known. `nil` when
    /// the mount is wrong or its type not known.
    public func settings(expanding expand: (String) -> String?) -> MountSettings? {
        try? MountEvaluator.evaluate(fields) { (value) throws(ExpansionFault) in expand(value) }
    }

    /// BuildKit's message when a field has a wrong value after expansion; `nil` when there is none.
    public func problem(expanding expand: (String) -> String?) -> String? {
        do {
            _ = try MountEvaluator.evaluate(fields) { (value) throws(ExpansionFault) in expand(value) }
            return nil
        } catch {
            return error.message
        }
    }

    /// `bind` when not given.
    public var type: String { field("type")?.value ?? "bind" }
}
