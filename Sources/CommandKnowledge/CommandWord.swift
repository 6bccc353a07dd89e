public import SourceModel

/// A word of a command line.
public struct CommandWord: Sendable, Hashable {
    /// After removal of quotes; `nil` when it holds an expansion or a pattern of file names.
    public var value: String?
    /// The literal text that a word with expansions begins with: `lib-` of `lib-$VERSION.tar.gz`.
    public var prefix: String
    /// The literal text that a word with expansions ends with: `.tar.gz`.
    public var suffix: String
    public var range: SourceRange

    public init(value: String?, prefix: String = "", suffix: String = "", range: SourceRange) {
        self.value = value
        self.prefix = prefix
        self.suffix = suffix
        self.range = range
    }

    /// Whether it may be an option.
    var mayBeOption: Bool { value.map { $0.hasPrefix("-") } ?? (prefix.isEmpty || prefix.hasPrefix("-")) }
}
