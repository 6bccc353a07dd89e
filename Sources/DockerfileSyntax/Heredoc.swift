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

extension Heredoc {
    /// A word that starts a here-document, apart from any file.
    public struct Opening: Sendable, Hashable {
        public var name: String
        public var chomp: Bool
        public var expand: Bool
        public var fileDescriptor: UInt64
    }

    /// Why a word that looks like the start of a here-document is none, in BuildKit's words.
    public struct OpeningError: Error, Hashable {
        public var message: String
    }

    /// What `word` opens, `nil` when it opens nothing.
    public static func opening(_ word: String) -> Result<Opening?, OpeningError> {
        do throws(ExpansionFault) {
            return .success(
                try HeredocWord.read(word).map {
                    Opening(name: $0.name, chomp: $0.chomp, expand: $0.expand, fileDescriptor: $0.fileDescriptor)
                })
        } catch {
            return .failure(OpeningError(message: error.message))
        }
    }
}
