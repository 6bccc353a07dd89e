import SourceModel

extension ShellParser {
    /// Statements up to the end or to a token that no statement begins with, which is left to the caller.
    mutating func parseStatements() -> [ShellStatement] {
        var statements: [ShellStatement] = []
        while true {
            skipLineEnds()
            guard !isAtEnd, !isAtListEnd() else { return statements }
            guard let statement = parseStatement() else { return statements }
            statements.append(statement)
            if statement.terminator == .none, !isAtEnd, !isAtListEnd() {
                report(.missing("“;” or a line end"), range(position, position))
            }
        }
    }

    /// Statements up to `isEnd`; whatever else ends the list is reported and stepped over.
    /// Returns nil where the text ends first.
    mutating func parseBody(until isEnd: (inout ShellParser) -> Bool) -> (statements: [ShellStatement], isClosed: Bool) {
        var statements: [ShellStatement] = []
        while true {
            statements += parseStatements()
            if isEnd(&self) { return (statements, true) }
            if isAtEnd { return (statements, false) }
            skipUnexpected()
        }
    }

    /// Statements up to one of `keywords`, which is left to the caller.
    mutating func parseBody(until keywords: [ShellKeyword]) -> [ShellStatement] {
        let body = parseBody { parser in parser.peekKeyword().map { keywords.contains($0.word) } ?? false }
        if body.isClosed, body.statements.isEmpty { report(.missing("a command"), range(position, position)) }
        return body.statements
    }

    private mutating func isAtListEnd() -> Bool {
        switch peek() {
        case nil, .rightParenthesis: return true
        // `;` and `&` alone are misplaced, too: both end a statement that is not there.
        case .semicolon, .ampersand: return !(byte(position) == .ampersand && dialect == .bash && peekSecond() == .greater)
        case .bar: return true
        case .leftParenthesis: return false
        default: return peekKeyword()?.word.endsList ?? false
        }
    }

    /// A statement with its terminator; nil where none begins.
    private mutating func parseStatement() -> ShellStatement? {
        guard let first = parsePipeline() else { return nil }
        var statement = ShellStatement(range: first.range, first: first)
        while true {
            skipBlanks()
            let start = position
            let connector: ShellStatement.Connector
            if take(.ampersand, .ampersand) {
                connector = .and
            } else if take(.bar, .bar) {
                connector = .or
            } else {
                break
            }
            let connectorRange = range(start, position)
            skipLineEnds()
            guard let pipeline = parsePipeline() else {
                report(.missing("a command behind “\(connector == .and ? "&&" : "||")”"), connectorRange)
                break
            }
            statement.rest.append(.init(connector: connector, connectorRange: connectorRange, pipeline: pipeline))
            statement.range = statement.range.union(pipeline.range)
        }
        statement.terminator = parseTerminator()
        return statement
    }

    private mutating func parseTerminator() -> ShellStatement.Terminator {
        switch peek() {
        case .lineFeed:
            takeLineFeed()
            return .newline
        case .semicolon where peekSecond() != .semicolon && peekSecond() != .ampersand:
            position += 1
            return .semicolon
        case .ampersand where !isAtOutputAndError:
            position += 1
            return .background
        default:
            return .none
        }
    }

    /// A pipeline; nil where no command begins.
    private mutating func parsePipeline() -> ShellPipeline? {
        skipBlanks()
        let start = position
        var isNegated = false
        var isTimed = false
        while let next = peek(), next == .exclamation || next == UInt8(ascii: "t"), let keyword = peekKeyword(), keyword.word == .not || keyword.word == .time {
            position = keyword.end
            skipBlanks()
            if keyword.word == .not {
                if isNegated { reportBashSyntax("more than one “!”", range(start, keyword.end)) }
                isNegated.toggle()
            } else {
                isTimed = true
                if let option = peekTimeOption() { position = option }
                skipBlanks()
            }
        }
        guard let first = parseCommand() else {
            guard position > start else { return nil }
            // `time` and `!` alone are commands for bash.
            if dialect == .posix || !isTimed && !isNegated { report(.missing("a command"), range(start, position)) }
            var pipeline = ShellPipeline(range: range(start, position), commands: [])
            (pipeline.isNegated, pipeline.isTimed) = (isNegated, isTimed)
            return pipeline
        }
        var pipeline = ShellPipeline(range: range(start, start).union(first.range), commands: [first])
        (pipeline.isNegated, pipeline.isTimed) = (isNegated, isTimed)
        while true {
            skipBlanks()
            guard peek() == .bar, peekSecond() != .bar else { return pipeline }
            let operatorStart = position
            position += 1
            let includesError = peek() == .ampersand
            if includesError {
                position += 1
                reportBashSyntax("“|&”", range(operatorStart, position))
            }
            let operatorRange = range(operatorStart, position)
            skipLineEnds()
            guard let next = parseCommand() else {
                report(.missing("a command behind “|”"), operatorRange)
                return pipeline
            }
            pipeline.operators.append(.init(range: operatorRange, includesStandardError: includesError))
            pipeline.commands.append(next)
            pipeline.range = pipeline.range.union(next.range)
        }
    }

    /// Where bash's `time -p` ends, if that comes next.
    private func peekTimeOption() -> Int? {
        let start = joined(position)
        guard byte(start) == .minus, let option = byte(start + 1), option == 0x70 || option == .minus else { return nil }
        guard byte(start + 2)?.isMetacharacter ?? true else { return nil }
        return start + 2
    }

    /// Whether bash's `&>` comes next, which is a redirection and ends nothing.
    var isAtOutputAndError: Bool {
        dialect == .bash && byte(joined(position)) == .ampersand && peekSecond() == .greater
    }

    mutating func reportBashSyntax(_ feature: String, _ range: SourceRange) {
        if dialect == .posix { report(.bashSyntax(feature), range) }
    }
}
