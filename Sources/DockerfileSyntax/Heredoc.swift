public import SourceModel

/// A here-document of RUN, COPY, ADD or ONBUILD.
public struct Heredoc: Sendable, Hashable {
    /// The delimiter, unquoted.
    public var name: String
    /// Leading tabs are removed on use (`<<-`).
    public var chomp: Bool
    /// No quote was part of the delimiter.
    public var expand: Bool
    public var fileDescriptor: UInt64
    /// The body, raw, with its line ends.
    public var body: SourceRange
    /// The line with the delimiter, with its line end.
    public var terminator: SourceRange
    /// The word (`<<EOF`) in the file.
    public var marker: SourceRange

    public init(name: String, chomp: Bool, expand: Bool, fileDescriptor: UInt64, body: SourceRange, terminator: SourceRange, marker: SourceRange) {
        self.name = name
        self.chomp = chomp
        self.expand = expand
        self.fileDescriptor = fileDescriptor
        self.body = body
        self.terminator = terminator
        self.marker = marker
    }
}
