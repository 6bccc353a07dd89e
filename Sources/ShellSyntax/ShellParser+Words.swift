import SourceModel

/// Where a word stands, which decides what ends it and what is text in it.
enum ShellWordPlace {
    case command
    /// The value of an assignment, where `~` expands behind `:`, too.
    case assignment
    /// A here-document's delimiter, where nothing is expanded.
    case delimiter
    /// The right side of `=~`.
    case regularExpression
    /// Between the parentheses of an extended pattern.
    case extendedGlob
    /// Between `"`.
    case doubleQuotes
    case hereDocument
    /// Behind an operator in `${…}`; the byte ends it, as `}` does.
    case parameter(isQuoted: Bool, until: UInt8?)
    /// Between `[` and `]`.
    case subscripted
    /// Arithmetic, up to this index.
    case arithmetic(end: Int)
}

extension ShellParser {
    /// A word if one comes next.
    mutating func parseWord(_ place: ShellWordPlace) -> ShellWord? {
        if case .command = place {
            if let word = parsePlainWord() { return word }
            // Mostly it is what ends a command.
            guard let next = peek(), !next.isMetacharacter || isAtProcessSubstitution(next), !isLineEndReturn(position) else { return nil }
        }
        let parts = parseParts(place)
        guard let first = parts.first, let last = parts.last else { return nil }
        // The position may already be behind line continuations, which are no part of the word.
        return ShellWord(range: first.range.union(last.range), parts: parts)
    }

    /// A word of nothing but plain bytes, as most are; nil where the position does not stand at one.
    private mutating func parsePlainWord() -> ShellWord? {
        let start = joined(position)
        guard !isStopped else { return nil }
        var stop = start
        while stop < end, bytes[stop].isPlainInWord { stop += 1 }
        // Blanks and line feeds end it; what an operator or a line continuation makes of it is for the others to say.
        guard stop > start, stop == end || bytes[stop] == .space || bytes[stop] == .lineFeed || bytes[stop] == .semicolon else { return nil }
        position = stop
        return ShellWord(plain: String(decoding: bytes[start..<stop], as: UTF8.self), range: range(start, stop))
    }

    /// Literals, quotes and expansions up to what ends the text at `place`.
    mutating func parseParts(_ place: ShellWordPlace) -> [ShellWordPart] {
        var text = ShellWordText(place: place)
        if let tilde = parseTilde(place) { text.parts.append(tilde) }
        let hasPlainBytes = place.hasPlainBytes
        while let next = peek(), !endsText(next, &text) {
            let start = position
            if hasPlainBytes, next.isPlain {
                var stop = start + 1
                while stop < end, bytes[stop].isPlain { stop += 1 }
                text.append(bytes[start..<stop])
                position = stop
            } else if let kind = parsePart(next, place) {
                text.flush(self, start)
                text.parts.append(ShellWordPart(range: range(start, position), kind: kind))
            } else {
                text.append(next, at: start)
                position = start + 1
                text.end = position
                if next == .colon || next == .equals, case .assignment = place, let tilde = parseTilde(place) {
                    text.flush(self, start + 1)
                    text.parts.append(tilde)
                }
            }
        }
        text.flush(self, text.end)
        return text.parts
    }

    /// Whether `next` at the position ends the text, keeping count of parentheses.
    private func endsText(_ next: UInt8, _ text: inout ShellWordText) -> Bool {
        switch text.place {
        case .command, .assignment, .delimiter:
            guard next.isMetacharacter || isLineEndReturn(position) else { return false }
            return !isAtProcessSubstitution(next)
        case .regularExpression:
            if next == .leftParenthesis { text.level += 1 }
            if next == .rightParenthesis {
                text.level -= 1
                return text.level < 0
            }
            if next == .space || next == .tab || next == .semicolon || next == .ampersand { return text.level == 0 }
            return next == .lineFeed || isLineEndReturn(position)
        case .extendedGlob:
            if next == .leftParenthesis { text.level += 1 }
            if next == .rightParenthesis { text.level -= 1 }
            return text.level < 0
        case .doubleQuotes: return next == .quote
        case .hereDocument: return false
        case .parameter(_, let stop): return next == .rightBrace || next == stop
        case .subscripted:
            if next == .leftBracket { text.level += 1 }
            if next == .rightBracket { text.level -= 1 }
            return text.level < 0
        case .arithmetic(let end): return position >= end
        }
    }

    private func isAtProcessSubstitution(_ next: UInt8) -> Bool {
        (next == .less || next == .greater) && peekSecond() == .leftParenthesis
    }

    /// The quote or expansion at the position; nil where its first byte is plain text.
    private mutating func parsePart(_ next: UInt8, _ place: ShellWordPlace) -> ShellWordPart.Kind? {
        switch next {
        case .backslash: return parseEscape(place)
        case .apostrophe: return place.keepsApostrophes ? nil : parseSingleQuotes()
        case .quote: return place.keepsQuotes ? nil : parseDoubleQuotes()
        case .dollar: return place.isDelimiter ? nil : parseDollar(isQuoted: place.isQuoted)
        case .backquote: return place.isDelimiter ? nil : parseBackquotes(isQuoted: place.isQuoted)
        case .less, .greater:
            guard !place.isQuoted, place.isInCommand, isAtProcessSubstitution(next) else { return nil }
            return parseProcessSubstitution(next)
        case .questionMark, .asterisk, .plus, .at, .exclamation:
            guard dialect == .bash, place.isInCommand || place.isExtendedGlob, byte(position + 1) == .leftParenthesis else {
                return nil
            }
            return parseExtendedGlob(next)
        default: return nil
        }
    }

    private mutating func parseEscape(_ place: ShellWordPlace) -> ShellWordPart.Kind? {
        guard let escaped = byte(position + 1) else { return nil }
        if place.isQuoted {
            switch escaped {
            case .dollar, .backquote, .backslash: break
            case .quote where !place.isHereDocument: break
            case .rightBrace where place.isParameter: break
            default: return nil
            }
        }
        position += 2
        return .escaped(escaped)
    }

    /// `~` or `~user` where a word or a path in an assignment begins.
    private mutating func parseTilde(_ place: ShellWordPlace) -> ShellWordPart? {
        switch place {
        case .command, .assignment: break
        default: return nil
        }
        guard peek() == .tilde else { return nil }
        let start = position
        var index = start + 1
        while let next = byte(index), next.isNameByte || next == .minus || next == .plus || next == .period { index += 1 }
        if let next = byte(index), next != .slash, !next.isMetacharacter, next != .colon { return nil }
        position = index
        return ShellWordPart(range: range(start, index), kind: .tilde(Array(bytes[start..<index])))
    }

    private mutating func parseSingleQuotes() -> ShellWordPart.Kind {
        let start = position
        var index = position + 1
        while let next = byte(index), next != .apostrophe { index += 1 }
        position = min(index + 1, end)
        if index >= end { report(.unclosed("a single quote"), range(start, start + 1)) }
        return .singleQuoted(Array(bytes[(start + 1)..<index]))
    }

    private mutating func parseDoubleQuotes() -> ShellWordPart.Kind {
        .doubleQuoted(parseDoubleQuotedParts())
    }

    /// The parts between the `"` at the position and the closing one.
    mutating func parseDoubleQuotedParts() -> [ShellWordPart] {
        let start = position
        position += 1
        let parts = parseParts(.doubleQuotes)
        if !take(.quote) { report(.unclosed("a double quote"), range(start, start + 1)) }
        return parts
    }

    private mutating func parseExtendedGlob(_ first: UInt8) -> ShellWordPart.Kind {
        let start = position
        position += 2
        let inner = position
        let parts = nested(otherwise: []) { $0.parseParts(.extendedGlob) }
        let pattern = ShellWord(range: range(inner, position), parts: parts)
        if !take(.rightParenthesis) { report(.unclosed("“(”"), range(start, start + 2)) }
        return .extendedGlob(first, pattern)
    }
}
