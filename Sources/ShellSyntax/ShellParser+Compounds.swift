import SourceModel

extension ShellParser {
    /// The compound command whose first token comes next, with its redirections.
    mutating func parseCompound() -> ShellNode? {
        let start = position
        let kind: ShellCompound.Kind
        if peek() == .leftParenthesis {
            kind = parseParenthesized()
        } else if let keyword = peekKeyword() {
            position = keyword.end
            switch keyword.word {
            case .openBrace: kind = parseGroup(start)
            case .if: kind = parseConditional(start)
            case .while, .until: kind = parseLoop(start, isUntil: keyword.word == .until)
            case .for: kind = parseFor(start)
            case .select: kind = parseIteration(start, isSelect: true)
            case .case: kind = parseSelection(start)
            case .openTest: kind = .test(parseTest(start))
            case .coproc: return parseCoprocess(start)
            case .function:
                if let function = parseFunctionKeyword(start) { return function }
                return nil
            default:
                // What ends a list, `in`, and `!` behind `|` cannot begin a command.
                position = start
                return nil
            }
        } else {
            return nil
        }
        var compound = ShellCompound(range: range(start, position), kind: kind, redirections: [])
        while !isAtEnd {
            let before = position
            skipBlanks()
            guard let redirection = parseRedirection() else {
                position = isAtEnd ? position : before
                break
            }
            compound.redirections.append(redirection)
            compound.range = compound.range.union(redirection.range)
        }
        return .compound(compound)
    }

    /// Reports that the construct begun at `start` never ends.
    mutating func reportUnclosed(_ construct: String, _ start: Int) {
        report(.unclosed("“\(construct)”"), range(start, min(start + construct.utf8.count, end)))
    }

    /// Steps over `keyword`, or reports that the construct begun at `start` never ends.
    private mutating func close(_ keyword: ShellKeyword, _ construct: String, _ start: Int) {
        skipBlanks()
        if !take(keyword) { reportUnclosed(construct, start) }
    }

    private mutating func parseParenthesized() -> ShellCompound.Kind {
        let start = position
        if dialect == .bash, peekSecond() == .leftParenthesis {
            let content = joined(start + 1) + 1
            if let close = arithmeticEnd(content) {
                position = content
                return .arithmetic(parseArithmetic(until: close))
            }
        }
        position += 1
        let body = parseBody { $0.take(.rightParenthesis) }
        if !body.isClosed {
            reportUnclosed("(", start)
        } else if body.statements.isEmpty {
            report(.missing("a command"), range(start, position))
        }
        return .subshell(body.statements)
    }

    private mutating func parseGroup(_ start: Int) -> ShellCompound.Kind {
        let body = parseBody(until: [.closeBrace])
        close(.closeBrace, "{", start)
        return .group(body)
    }

    private mutating func parseConditional(_ start: Int) -> ShellCompound.Kind {
        var conditional = ShellConditional(branches: [], alternative: nil)
        repeat {
            let condition = parseBody(until: [.then])
            expect(.then)
            conditional.branches.append(.init(condition: condition, body: parseBody(until: [.elif, .else, .fi])))
        } while take(.elif) && !isAtEnd
        if take(.else) { conditional.alternative = parseBody(until: [.fi]) }
        close(.fi, "if", start)
        return .conditional(conditional)
    }

    private mutating func parseLoop(_ start: Int, isUntil: Bool) -> ShellCompound.Kind {
        let condition = parseBody(until: [.do])
        let body = parseLoopBody(isUntil ? "until" : "while", start)
        return .loop(ShellLoop(isUntil: isUntil, condition: condition, body: body))
    }

    private mutating func parseLoopBody(_ construct: String, _ start: Int) -> [ShellStatement] {
        guard take(.do) else {
            if isAtEnd { reportUnclosed(construct, start) } else { expect(.do) }
            return []
        }
        let body = parseBody(until: [.done])
        close(.done, construct, start)
        return body
    }

    private mutating func parseFor(_ start: Int) -> ShellCompound.Kind {
        skipBlanks()
        guard peek() == .leftParenthesis, peekSecond() == .leftParenthesis else { return parseIteration(start, isSelect: false) }
        let opening = position
        let content = joined(position + 1) + 1
        position = content
        reportBashSyntax("“for ((”", range(opening, content))
        let header: [ShellWordPart]
        if let close = arithmeticEnd(content) {
            header = parseArithmetic(until: close)
            if Self.semicolons(header) != 2 { report(.missing("two “;”"), range(opening, position)) }
        } else {
            header = []
            reportUnclosed("((", opening)
        }
        skipBlanks()
        _ = take(.semicolon)
        skipLineEnds()
        return .arithmeticLoop(ShellArithmeticLoop(header: header, body: parseIterationBody("for", start)))
    }

    private mutating func parseIteration(_ start: Int, isSelect: Bool) -> ShellCompound.Kind {
        let construct = isSelect ? "select" : "for"
        skipBlanks()
        let nameStart = position
        var loop = ShellIteration(
            isSelect: isSelect, variable: ShellWord(range: range(nameStart, nameStart), parts: []), words: nil, body: [])
        if let name = parseWord(.command) {
            loop.variable = name
            if !isName(name) { report(.missing("a variable's name"), name.range) }
        } else {
            report(.missing("a variable's name"), range(nameStart, nameStart))
        }
        skipLineEnds()
        if take(.in) {
            var words: [ShellWord] = []
            skipBlanks()
            while let word = parseWord(.command) {
                words.append(word)
                skipBlanks()
            }
            loop.words = words
            if peek() != .semicolon, peek() != .lineFeed, !isAtEnd { skipUnexpected() }
        }
        skipBlanks()
        _ = take(.semicolon)
        skipLineEnds()
        loop.body = parseIterationBody(construct, start)
        return .iteration(loop)
    }

    /// `do … done`, or in bash `{ … }`.
    private mutating func parseIterationBody(_ construct: String, _ start: Int) -> [ShellStatement] {
        if let brace = peekKeyword(), brace.word == .openBrace {
            let opening = position
            reportBashSyntax("“{” in place of “do”", range(position, brace.end))
            position = brace.end
            let body = parseBody(until: [.closeBrace])
            close(.closeBrace, "{", opening)
            return body
        }
        return parseLoopBody(construct, start)
    }

    private static func semicolons(_ parts: [ShellWordPart]) -> Int {
        parts.reduce(0) { count, part in
            guard case .literal(let bytes) = part.kind else { return count }
            return count + bytes.reduce(0) { $0 + ($1 == .semicolon ? 1 : 0) }
        }
    }

    func isName(_ word: ShellWord) -> Bool {
        guard !word.isQuoted, let bytes = word.literalBytes, let first = bytes.first else { return false }
        return first.isNameStart && bytes.allSatisfy(\.isNameByte)
    }

    private mutating func parseFunctionKeyword(_ start: Int) -> ShellNode? {
        reportBashSyntax("“function”", range(start, position))
        skipBlanks()
        guard let name = parseWord(.command) else {
            report(.missing("a function name"), range(position, position))
            return nil
        }
        skipBlanks()
        if peek() == .leftParenthesis, byte(joined(position + 1)) == .rightParenthesis { position = joined(position + 1) + 1 }
        return parseFunction(name, from: start)
    }

    private mutating func parseCoprocess(_ start: Int) -> ShellNode? {
        skipBlanks()
        var name: ShellWord?
        let nameStart = position
        if peekKeyword() == nil, let word = parseWord(.command) {
            skipBlanks()
            if isName(word), peek() == .leftParenthesis || peekKeyword()?.word.endsList == false {
                name = word
            } else {
                position = nameStart
            }
        }
        guard let body = parseCommand() else {
            report(.missing("a command"), range(position, position))
            return nil
        }
        return .compound(
            ShellCompound(
                range: range(start, start).union(body.range), kind: .coprocess(name: name, body: body), redirections: []))
    }
}
