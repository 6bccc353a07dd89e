public import SourceModel

/// A word of a command: literal text, quoted text and expansions side by side.
public struct ShellWord: Sendable, Hashable {
    public var range: SourceRange
    private var content: Content

    /// Most words are one piece of plain text, which takes no arrays, and short ones no allocation at all.
    private enum Content: Sendable {
        /// ASCII without quotes and without what patterns and braces are made of, at the range of the word.
        case plain(String)
        case parts([ShellWordPart])
    }

    public init(range: SourceRange, parts: [ShellWordPart]) {
        self.range = range
        content = .parts(parts)
    }

    /// A word of bytes that are all `isPlainInWord`.
    init(plain text: String, range: SourceRange) {
        self.range = range
        content = .plain(text)
    }

    /// The pieces it is made of; made anew on each call where the word is plain text.
    public var parts: [ShellWordPart] {
        get {
            switch content {
            case .plain(let text): [ShellWordPart(range: range, kind: .literal(Array(text.utf8)))]
            case .parts(let parts): parts
            }
        }
        set { content = .parts(newValue) }
    }

    /// The text of a word that is nothing but text without quotes; `nil`: `parts` say what it is.
    public var plainText: String? {
        if case .plain(let text) = content { text } else { nil }
    }

    public static func == (left: ShellWord, right: ShellWord) -> Bool {
        guard left.range == right.range else { return false }
        if case .plain(let text) = left.content, case .plain(let other) = right.content { return text == other }
        return left.parts == right.parts
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(range)
        hasher.combine(parts)
    }

    /// A word that stands for exactly these bytes, as in the exec form.
    public init(literal bytes: [UInt8], range: SourceRange) {
        self.init(range: range, parts: [ShellWordPart(range: range, kind: .singleQuoted(bytes))])
    }

    /// The bytes the word stands for after quote removal; nil where anything in it is expanded
    /// (parameters, commands, arithmetic, tilde, braces).
    ///
    /// Patterns for file names count as text here: look at `hasGlob`, too.
    public var literalBytes: [UInt8]? {
        if let plainText { return Array(plainText.utf8) }
        // Variables are what is there most often.
        return parts.allSatisfy(Self.isLiteral) && !hasBraceExpansion ? unquotedBytes : nil
    }

    /// `literalBytes` for readers to whom braces are text.
    var unquotedBytes: [UInt8]? {
        var result: [UInt8] = []
        return Self.append(parts, to: &result) ? result : nil
    }

    /// `literalBytes` as text; nil also where they are not UTF-8.
    public var literalValue: String? {
        if let plainText { return plainText }
        if let bytes = plainBytes { return String(decoding: bytes, as: UTF8.self) }
        return literalBytes.flatMap { Self.text($0[...]) }
    }

    /// `literalValue` of a word that is no pattern of file names either.
    public var certainValue: String? {
        if let plainText { return plainText }
        if let bytes = plainBytes { return String(decoding: bytes, as: UTF8.self) }
        return hasGlob ? nil : literalValue
    }

    /// The bytes of a word that is one piece of ASCII text without anything that patterns and braces begin with, as nearly all are; one look at them says it all.
    private var plainBytes: [UInt8]? {
        guard parts.count == 1, case .literal(let bytes) = parts[0].kind else { return nil }
        for byte in bytes {
            switch byte {
            case .asterisk, .questionMark, .leftBracket, .leftBrace, 0x80...: return nil
            default: continue
            }
        }
        return bytes
    }

    /// `nil` where the bytes are not UTF-8; a look at all of them is cheaper than the general check.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
    }

    /// The literal text that the word begins with, up to the first expansion.
    public var literalPrefix: String {
        if let text = shortText(at: \.first) { return text }
        var result: [UInt8] = []
        Self.appendLiteralStart(parts, to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// The literal text that the word ends with, behind the last expansion.
    public var literalSuffix: String {
        if let text = shortText(at: \.last) { return text }
        var result: [UInt8] = []
        Self.appendLiteralEnd(parts, to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// The literal text up to one end, where it is seen at once: most words that are asked are one text, or have a variable there.
    private func shortText(at end: ([ShellWordPart]) -> ShellWordPart?) -> String? {
        if let plainText { return plainText }
        switch end(parts)?.kind {
        case .parameter: return ""
        case .literal(let bytes) where parts.count == 1: return String(decoding: bytes, as: UTF8.self)
        case .doubleQuoted(let inner): if case .parameter? = end(inner)?.kind { return "" }
        default: break
        }
        return nil
    }

    private static func appendLiteralEnd(_ parts: [ShellWordPart], to result: inout [UInt8]) {
        // From the end back to the first part that is expanded.
        var start = parts.count
        while start > 0, isLiteral(parts[start - 1]) { start -= 1 }
        // `"$dir/file.gz"`: the quoted text ends the word.
        if start > 0, case .doubleQuoted(let inner) = parts[start - 1].kind { appendLiteralEnd(inner, to: &result) }
        for part in parts[start...] { _ = append(part, to: &result) }
    }

    private static func appendLiteralStart(_ parts: [ShellWordPart], to result: inout [UInt8]) {
        for part in parts {
            guard isLiteral(part) else {
                if case .doubleQuoted(let inner) = part.kind { appendLiteralStart(inner, to: &result) }
                return
            }
            _ = append(part, to: &result)
        }
    }

    /// Whether nothing in it is expanded.
    private static func isLiteral(_ part: ShellWordPart) -> Bool {
        switch part.kind {
        case .literal, .singleQuoted, .ansiQuoted, .escaped: true
        case .doubleQuoted(let inner): inner.allSatisfy(isLiteral)
        case .extendedGlob(_, let pattern): pattern.parts.allSatisfy(isLiteral)
        default: false
        }
    }

    /// Whether unquoted `*`, `?`, `[…]` or an extended pattern stands for file names.
    public var hasGlob: Bool {
        guard plainText == nil else { return false }
        var opened = false
        for part in parts {
            switch part.kind {
            case .extendedGlob: return true
            case .literal(let bytes):
                var previous: UInt8?
                for byte in bytes {
                    if byte == .asterisk || byte == .questionMark { return true }
                    if byte == .rightBracket, opened, previous != .leftBracket { return true }
                    if byte == .leftBracket { opened = true }
                    previous = byte
                }
            default: break
            }
        }
        return false
    }

    /// Whether bash makes several words of unquoted `{a,b}` or `{1..3}`.
    public var hasBraceExpansion: Bool {
        guard plainText == nil else { return false }
        var opened = false
        var separated = false
        for part in parts {
            guard case .literal(let bytes) = part.kind else { continue }
            for (index, byte) in bytes.enumerated() {
                switch byte {
                case .leftBrace: opened = true
                case .comma where opened: separated = true
                case .period where opened && index > 0 && bytes[index - 1] == .period: separated = true
                case .rightBrace where separated: return true
                default: break
                }
            }
        }
        return false
    }

    /// Whether some of it is quoted.
    public var isQuoted: Bool {
        plainText == nil
            && parts.contains {
                switch $0.kind {
                case .escaped, .singleQuoted, .doubleQuoted, .ansiQuoted, .localized: true
                default: false
                }
            }
    }

    /// Whether it may become no word or several: an unquoted expansion, a file name pattern or braces.
    public var maySplit: Bool {
        guard plainText == nil else { return false }
        return hasGlob || hasBraceExpansion
            || parts.contains {
                switch $0.kind {
                case .parameter, .commandSubstitution, .arithmetic: true
                case .doubleQuoted(let parts), .localized(let parts): Self.expandsToList(parts)
                default: false
                }
            }
    }

    /// The word as a command's name: its last path component, where it is literal.
    var commandName: String? {
        if let plainText {
            guard plainText.holdsByte(.slash), let slash = plainText.utf8.lastIndex(of: .slash) else { return plainText }
            return String(plainText[plainText.utf8.index(after: slash)...])
        }
        guard let bytes = plainBytes ?? (hasGlob ? nil : literalBytes) else { return nil }
        return Self.text(bytes.lastIndex(of: .slash).map { bytes[($0 + 1)...] } ?? bytes[...])
    }

    private static func append(_ parts: [ShellWordPart], to result: inout [UInt8]) -> Bool {
        for part in parts {
            guard append(part, to: &result) else { return false }
        }
        return true
    }

    private static func append(_ part: ShellWordPart, to result: inout [UInt8]) -> Bool {
        switch part.kind {
        case .literal(let bytes), .singleQuoted(let bytes), .ansiQuoted(let bytes): result += bytes
        case .escaped(let byte): result.append(byte)
        case .doubleQuoted(let inner): return append(inner, to: &result)
        case .extendedGlob(let byte, let pattern):
            result += [byte, .leftParenthesis]
            guard append(pattern.parts, to: &result) else { return false }
            result.append(.rightParenthesis)
        default: return false
        }
        return true
    }

    /// `"$@"` and `"${a[@]}"` become as many words as there are values.
    private static func expandsToList(_ parts: [ShellWordPart]) -> Bool {
        parts.contains {
            guard case .parameter(let parameter) = $0.kind, parameter.prefix != .length else { return false }
            return parameter.name == "@" || parameter.index?.literalBytes == [.at]
        }
    }
}
