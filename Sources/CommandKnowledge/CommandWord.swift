public import SourceModel

/// A word of a command line.
public struct CommandWord: Sendable, Hashable {
    /// After removal of quotes; `nil` when it holds an expansion or a pattern of file names.
    public var value: String?
    /// The literal text that a word with expansions begins with: `lib-` of `lib-$VERSION.tar.gz`.
    public var prefix: String
    /// The literal text that a word with expansions ends with: `.tar.gz`.
    public var suffix: String
    /// Whether a word with expansions may become no word, several or an option: not so in quotes, and not with text of its own (`$USER:$GROUP`).
    public var maySplit: Bool
    public var range: SourceRange

    public init(value: String?, prefix: String = "", suffix: String = "", maySplit: Bool = true, range: SourceRange) {
        self.value = value
        self.prefix = prefix
        self.suffix = suffix
        self.maySplit = maySplit
        self.range = range
    }

    /// Whether it is an option, or may be one: of an expansion that stands alone and without quotes that is not known.
    var mayBeOption: Bool {
        let hyphen = UInt8(ascii: "-")
        return value.map { $0.utf8.first == hyphen } ?? (prefix.utf8.first == hyphen || isOpen)
    }

    /// Whether it may stand for any words at all.
    var isOpen: Bool { value == nil && prefix.isEmpty && suffix.isEmpty && maySplit }
}
