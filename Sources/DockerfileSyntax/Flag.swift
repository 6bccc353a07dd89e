public import SourceModel

/// `--name` or `--name=value` in front of the arguments of an instruction.
public struct Flag: Sendable, Hashable {
    /// The flag as BuildKit's parser hands it on, with the dashes: quotes removed, bytes re-encoded.
    public var raw: String
    public var name: String
    /// `nil` without `=`.
    public var value: String?
    /// The whole flag in the file.
    public var range: SourceRange
    /// What stands behind `=` in the file (quotes included); empty behind the name without `=`.
    public var valueRange: SourceRange

    public init(raw: String, name: String, value: String?, range: SourceRange, valueRange: SourceRange) {
        self.raw = raw
        self.name = name
        self.value = value
        self.range = range
        self.valueRange = valueRange
    }
}
