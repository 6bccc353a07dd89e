/// A pair of ENV or LABEL.
public struct KeyValuePair: Sendable, Hashable {
    public var key: Word
    public var value: Word
    /// Written `KEY value`, without `=`.
    public var isLegacy: Bool

    public init(key: Word, value: Word, isLegacy: Bool) {
        self.key = key
        self.value = value
        self.isLegacy = isLegacy
    }
}
