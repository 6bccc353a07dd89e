import SourceModel

/// Reads shell text into a `ShellScript`; whatever the bytes are, it gives a script and never fails.
///
/// One pass of recursive descent over bytes. Three limits keep hostile text harmless: nesting stops at
/// `maximumDepth`, reading stops after `maximumErrors`, and every error consumes at least one byte.
public struct ShellParser {
    /// How deep constructs may be nested within one another.
    public static let maximumDepth = 100
    /// How many errors are reported before the rest is left unread.
    public static let maximumErrors = 50

    /// The text being read: what was given, or the text within backquotes with its escapes taken off.
    var bytes: [UInt8]
    /// Where the bytes come from, when they are not the given text itself.
    var origins: ShellOrigins?
    var position = 0
    /// Reading stops here: the end of the bytes, or of the here-document being read.
    var end: Int
    let dialect: ShellDialect

    var depth = 0
    /// Set when a limit was met; nothing is read or reported any more.
    var isStopped = false
    var comments: [SourceRange] = []
    var diagnostics: [ShellDiagnostic] = []
    var hereDocuments: [ShellHereDocument] = []
    /// Here-documents whose bodies follow the next line feed.
    var pendingHereDocuments: [Int] = []

    /// The script in `bytes`.
    public static func parse(_ bytes: [UInt8], dialect: ShellDialect) -> ShellScript {
        var parser = ShellParser(bytes: bytes, origins: nil, dialect: dialect)
        return parser.parseScript()
    }

    /// The script in `bytes`; ranges are relative to the slice's start.
    public static func parse(_ bytes: ArraySlice<UInt8>, dialect: ShellDialect) -> ShellScript {
        parse(Array(bytes), dialect: dialect)
    }

    /// The script in `text`.
    public static func parse(_ text: String, dialect: ShellDialect) -> ShellScript {
        parse(Array(text.utf8), dialect: dialect)
    }

    /// The script in text that was quoted within another: ranges are those in the outer text.
    static func parse(_ bytes: [UInt8], origins: ShellOrigins, dialect: ShellDialect) -> ShellScript {
        var parser = ShellParser(bytes: bytes, origins: origins, dialect: dialect)
        return parser.parseScript()
    }

    private init(bytes: [UInt8], origins: ShellOrigins?, dialect: ShellDialect) {
        self.bytes = bytes
        self.origins = origins
        self.end = bytes.count
        self.dialect = dialect
    }

    private mutating func parseScript() -> ShellScript {
        var statements: [ShellStatement] = []
        while true {
            statements += parseStatements()
            if isAtEnd { break }
            skipUnexpected()
        }
        readPendingHereDocuments()
        return ShellScript(
            statements: statements, hereDocuments: hereDocuments, comments: comments, diagnostics: diagnostics,
            dialect: dialect, range: range(0, bytes.count))
    }

    // MARK: Limits and diagnostics

    /// Runs `body` one level deeper, or stops reading where that is too deep.
    mutating func nested<Result>(otherwise fallback: Result, _ body: (inout ShellParser) -> Result) -> Result {
        guard depth < Self.maximumDepth else {
            stop(.tooDeep)
            return fallback
        }
        depth += 1
        defer { depth -= 1 }
        return body(&self)
    }

    mutating func report(_ kind: ShellDiagnostic.Kind, _ range: SourceRange) {
        guard !isStopped else { return }
        diagnostics.append(ShellDiagnostic(range: range, kind: kind))
        if diagnostics.count >= Self.maximumErrors { stop(.tooManyErrors) }
    }

    mutating func stop(_ kind: ShellDiagnostic.Kind) {
        guard !isStopped else { return }
        diagnostics.append(ShellDiagnostic(range: range(position, position), kind: kind))
        isStopped = true
        position = end
    }

    /// Reports the token at the position as misplaced and steps over it.
    mutating func skipUnexpected() {
        let start = position
        if let keyword = peekKeyword() {
            position = keyword.end
        } else {
            let first = byte(position)
            position += 1
            if first == .semicolon, byte(position) == .semicolon { position += 1 }
        }
        position = min(position, end)
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        report(.unexpected(text == "\n" ? "the line end" : "“\(text)”"), range(start, position))
    }

    /// The range in the given text of `bytes[start..<end]`.
    func range(_ start: Int, _ end: Int) -> SourceRange {
        origins?.range(start, end) ?? SourceRange(start, end)
    }
}
