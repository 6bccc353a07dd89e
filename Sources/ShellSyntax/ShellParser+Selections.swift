import SourceModel

extension ShellParser {
    /// The rest of `case` behind the keyword that stands at `start`.
    mutating func parseSelection(_ start: Int) -> ShellCompound.Kind {
        skipBlanks()
        let subjectStart = position
        var selection = ShellSelection(subject: ShellWord(range: range(subjectStart, subjectStart), parts: []), items: [])
        if let subject = parseWord(.command) {
            selection.subject = subject
        } else {
            report(.missing("a word behind “case”"), range(start, position))
        }
        skipLineEnds()
        expect(.in)
        while true {
            skipLineEnds()
            if take(.esac) { break }
            if isAtEnd {
                reportUnclosed("case", start)
                break
            }
            if let item = parseItem() { selection.items.append(item) }
        }
        return .selection(selection)
    }

    private mutating func parseItem() -> ShellSelection.Item? {
        let start = position
        _ = take(.leftParenthesis)
        var patterns: [ShellWord] = []
        repeat {
            skipBlanks()
            guard let pattern = parseWord(.command) else {
                skipUnexpected()
                return nil
            }
            patterns.append(pattern)
            skipBlanks()
        } while take(.bar)
        if !take(.rightParenthesis) { report(.missing("“)” behind the pattern"), range(position, position)) }

        var terminator = ShellSelection.Terminator.leave
        let body = parseBody { parser in
            if parser.peekKeyword()?.word == .esac { return true }
            guard let taken = parser.takeItemTerminator() else { return false }
            terminator = taken
            return true
        }
        return ShellSelection.Item(
            range: range(start, position), patterns: patterns, body: body.statements, terminator: terminator)
    }

    private mutating func takeItemTerminator() -> ShellSelection.Terminator? {
        let start = position
        if take(.semicolon, .semicolon) {
            guard peek() == .ampersand, dialect == .bash else { return .leave }
            position += 1
            return .testNext
        }
        if take(.semicolon, .ampersand) {
            reportBashSyntax("“;&”", range(start, position))
            return .fallThrough
        }
        return nil
    }
}
