import SourceModel

extension ShellParser {
    /// What `$` at the position begins; nil where it is text.
    mutating func parseDollar(isQuoted: Bool) -> ShellWordPart.Kind? {
        let start = position
        guard let next = peekSecond() else { return nil }
        let second = joined(position + 1)
        switch next {
        case .leftBrace: return nested(otherwise: .literal([])) { $0.parseBraced(isQuoted: isQuoted) }
        case .leftParenthesis:
            let content = joined(second + 1)
            if byte(content) == .leftParenthesis, let close = arithmeticEnd(content + 1) {
                position = content + 1
                return nested(otherwise: .literal([])) { .arithmetic($0.parseArithmetic(until: close)) }
            }
            if byte(content) == .leftParenthesis, content == second + 1 {
                reportBashSyntax("“$((” for a command (write “$( (”)", range(start, content + 1))
            }
            position = second + 1
            return nested(otherwise: .literal([])) { .commandSubstitution($0.parseSubstitution(.dollar, from: start)) }
        case .leftBracket where dialect == .bash:
            position = second + 1
            return nested(otherwise: .literal([])) { parser in
                let parts = parser.parseParts(.subscripted)
                if !parser.take(.rightBracket) { parser.reportUnclosed("$[", start) }
                return .arithmetic(parts)
            }
        case .apostrophe where !isQuoted:
            guard dialect == .bash else {
                report(.shellDependent("$'…'"), range(start, second + 1))
                return nil
            }
            position = second
            return parseAnsiQuotes()
        case .quote where !isQuoted:
            guard dialect == .bash else { return nil }
            position = second
            return .localized(parseDoubleQuotedParts())
        default:
            return parsePlainParameter(next, at: second)
        }
    }

    private mutating func parsePlainParameter(_ first: UInt8, at start: Int) -> ShellWordPart.Kind? {
        guard first.isNameByte || first.isSpecialParameter else { return nil }
        position = start
        let name = takeParameterName()
        return .parameter(ShellParameter(name: name, nameRange: range(start, position), isBraced: false))
    }

    /// A name, one digit or one special character.
    private mutating func takeParameterName() -> String {
        guard let first = peek() else { return "" }
        if first.isNameStart { return takeName() }
        position += 1
        return String(decoding: [first], as: UTF8.self)
    }

    // MARK: Substitutions

    /// The commands up to and including `)`.
    private mutating func parseSubstitution(_ form: ShellSubstitution.Form, from start: Int) -> ShellSubstitution {
        let body = parseBody { $0.take(.rightParenthesis) }
        if !body.isClosed { reportUnclosed(form == .dollar ? "$(" : form == .input ? "<(" : ">(", start) }
        return ShellSubstitution(statements: body.statements, form: form)
    }

    mutating func parseProcessSubstitution(_ first: UInt8) -> ShellWordPart.Kind {
        let start = position
        position = joined(position + 1) + 1
        reportBashSyntax("a process substitution", range(start, position))
        let empty = ShellSubstitution(statements: [], form: .input)
        return .processSubstitution(
            nested(otherwise: empty) { $0.parseSubstitution(first == .less ? .input : .output, from: start) })
    }

    /// The commands between the backquote at the position and the next one without a backslash.
    mutating func parseBackquotes(isQuoted: Bool) -> ShellWordPart.Kind {
        let start = position
        var inner: [UInt8] = []
        var origins = ShellOrigins()
        var index = position + 1
        while let next = byte(index), next != .backquote {
            var taken = next
            let from = index
            if next == .backslash, let escaped = byte(index + 1) {
                let isEscape = escaped == .dollar || escaped == .backquote || escaped == .backslash || isQuoted && escaped == .quote
                if isEscape {
                    taken = escaped
                    index += 1
                }
            }
            index += 1
            inner.append(taken)
            origins.append(range(from, index))
        }
        origins.fallback = range(start, start + 1).end
        let next = index
        if next >= end { report(.unclosed("a backquote"), range(start, start + 1)) }
        let statements = nested(otherwise: []) { $0.parseUnquoted(inner, origins) }
        position = isStopped ? end : min(next + 1, end)
        return .commandSubstitution(ShellSubstitution(statements: statements, form: .backquoted))
    }

    /// The statements of text from within quotes, read in place of the current text.
    private mutating func parseUnquoted(_ inner: [UInt8], _ innerOrigins: ShellOrigins) -> [ShellStatement] {
        let outer = (bytes, origins, position, end, pendingHereDocuments)
        (bytes, origins, position, end, pendingHereDocuments) = (inner, innerOrigins, 0, inner.count, [])
        let body = parseBody { $0.isAtEnd }
        readPendingHereDocuments()
        (bytes, origins, position, end, pendingHereDocuments) = outer
        return body.statements
    }

    // MARK: Arithmetic

    /// Where the `))` stands that closes arithmetic whose text begins at `start`; nil where it is none.
    func arithmeticEnd(_ start: Int) -> Int? {
        var level = 0
        var index = start
        while let next = byte(index) {
            switch next {
            case .backslash: index += 1
            case .apostrophe, .backquote, .quote:
                guard let close = closingQuote(index, next) else { return nil }
                index = close
            case .leftParenthesis: level += 1
            case .rightParenthesis:
                if level == 0 { return byte(joined(index + 1)) == .rightParenthesis ? index : nil }
                level -= 1
            default: break
            }
            index += 1
        }
        return nil
    }

    private func closingQuote(_ start: Int, _ quote: UInt8) -> Int? {
        var index = start + 1
        while let next = byte(index) {
            if next == quote { return index }
            if next == .backslash, quote != .apostrophe { index += 1 }
            index += 1
        }
        return nil
    }

    /// The expansions and literals of arithmetic up to the `))` at `close`, which is stepped over.
    mutating func parseArithmetic(until close: Int) -> [ShellWordPart] {
        let parts = parseParts(.arithmetic(end: close))
        if isStopped { return parts }
        // An expansion within may have swallowed the end that the look-ahead saw.
        if joined(position) > close || !take(.rightParenthesis, .rightParenthesis) {
            report(.missing("“))”"), range(position, position))
        }
        return parts
    }

    // MARK: Subscripts

    /// What stands between the `[` at the position and its `]`.
    mutating func parseSubscript() -> ShellWord {
        let start = position
        if dialect == .posix { report(.shellDependent("an array element"), range(start, start + 1)) }
        position += 1
        let inner = position
        let parts = nested(otherwise: []) { $0.parseParts(.subscripted) }
        let word = ShellWord(range: range(inner, position), parts: parts)
        if !take(.rightBracket) { reportUnclosed("[", start) }
        return word
    }
}
