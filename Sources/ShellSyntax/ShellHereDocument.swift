public import SourceModel

/// The lines of a here-document.
public struct ShellHereDocument: Sendable, Hashable {
    /// The delimiter after quote removal.
    public var delimiter: [UInt8]
    /// Whether some of the delimiter is quoted, so that nothing in the body is expanded.
    public var isQuoted: Bool
    /// `<<-`: tabs at line starts are not part of the text.
    public var stripsTabs: Bool
    /// The lines before the delimiter's.
    public var range: SourceRange
    /// The delimiter at the end; empty where it is missing.
    public var delimiterRange: SourceRange
    /// The body as literals and expansions; leading tabs are still there.
    public var body: [ShellWordPart]
}
