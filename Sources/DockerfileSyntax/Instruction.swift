public import SourceModel

/// One instruction with its flags, arguments, comments and here-documents.
///
/// A class, since it is handed on all the time and a copy would count references to each of its parts.
public final class Instruction: Sendable {
    /// Place among the instructions of the file, from 0.
    public let index: Int
    public let keyword: Keyword
    public let keywordRange: SourceRange
    /// From the first byte of its first line (leading blanks included) to the end of its last line, line end
    /// included; comments and blank lines inside a continuation and here-document bodies are part of it.
    public let range: SourceRange
    /// First and last line, from 1, as BuildKit counts them.
    public let firstLine: Int
    public let lastLine: Int
    /// The comments that BuildKit attaches to it (text after `#`, trimmed as BuildKit does).
    public var comments: [String] {
        let source = source
        return commentRanges.map { String(lossy: source.span, $0) }
    }
    /// Where they stand in `source`: few readers ask for the texts.
    private let commentRanges: [Range<Int>]
    /// The bytes of the file.
    private let source: [UInt8]
    /// The joined line: continuations, comment lines and the byte order mark removed.
    public let logicalLine: LogicalLine
    public let flags: [Flag]
    /// The arguments before they are typed; there even when `content` is `invalid`.
    public let arguments: InstructionArguments
    public let heredocs: [Heredoc]
    public let content: InstructionContent
    /// The line BuildKit names in its warning about a blank line inside a continuation; `nil` without one.
    public let emptyContinuationLine: Int?

    init(
        index: Int, keyword: Keyword, keywordRange: SourceRange, range: SourceRange, firstLine: Int, lastLine: Int, comments: [Range<Int>],
        source: [UInt8], logicalLine: LogicalLine, flags: [Flag], arguments: InstructionArguments, heredocs: [Heredoc], content: InstructionContent,
        emptyContinuationLine: Int?
    ) {
        self.index = index
        self.keyword = keyword
        self.keywordRange = keywordRange
        self.range = range
        self.firstLine = firstLine
        self.lastLine = lastLine
        commentRanges = comments
        self.source = source
        self.logicalLine = logicalLine
        self.flags = flags
        self.arguments = arguments
        self.heredocs = heredocs
        self.content = content
        self.emptyContinuationLine = emptyContinuationLine
    }
}

extension Instruction {
    /// The keyword as written, in its own case and even when it is unknown; continuations are joined.
    public var keywordText: String {
        let text = logicalLine.bytes
        let bytes = text.span
        let line = bytes.trimmed(0..<bytes.count)
        var end = line.lowerBound
        while end < line.upperBound, !bytes[end].separatesWords { end += 1 }
        return String(lossy: bytes, line.lowerBound..<end)
    }
}
