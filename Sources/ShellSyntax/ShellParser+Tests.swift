import SourceModel

extension ShellParser {
    /// The condition up to and including `]]`, behind the `[[` at `start`.
    mutating func parseTest(_ start: Int) -> ShellTest {
        let test = parseAlternatives()
        skipLineEnds()
        while !isAtTestEnd() {
            if isAtEnd {
                reportUnclosed("[[", start)
                return test
            }
            skipUnexpected()
            skipLineEnds()
        }
        position = joined(joined(position + 1)) + 1
        return test
    }

    private mutating func parseAlternatives() -> ShellTest {
        var tests = [parseConjunction()]
        skipLineEnds()
        while take(.bar, .bar) {
            tests.append(parseConjunction())
            skipLineEnds()
        }
        return tests.count == 1 ? tests[0] : .any(tests)
    }

    private mutating func parseConjunction() -> ShellTest {
        var tests = [parsePrimary()]
        skipLineEnds()
        while take(.ampersand, .ampersand) {
            tests.append(parsePrimary())
            skipLineEnds()
        }
        return tests.count == 1 ? tests[0] : .all(tests)
    }

    private mutating func parsePrimary() -> ShellTest {
        skipLineEnds()
        var isNegated = false
        while let keyword = peekKeyword(), keyword.word == .not {
            position = keyword.end
            isNegated.toggle()
            skipLineEnds()
        }
        let test = parseOperand()
        return isNegated ? .not(test) : test
    }

    private mutating func parseOperand() -> ShellTest {
        let start = position
        if take(.leftParenthesis) {
            let test = nested(otherwise: ShellTest.missing) { $0.parseAlternatives() }
            if !take(.rightParenthesis) { reportUnclosed("(", start) }
            return test
        }
        guard !isAtTestEnd(), let left = parseWord(.command) else {
            report(.missing("a condition"), range(start, start))
            return .missing
        }
        skipLineEnds()
        if let name = Self.unaryOperator(left), !isAtOperandEnd() {
            if let operand = parseWord(.command) { return .unary(name, operand) }
        }
        if isAtOperandEnd() { return .word(left) }
        guard let name = takeBinaryOperator() else { return .word(left) }
        skipBlanks()
        guard !isAtTestEnd(), let right = parseWord(name == "=~" ? .regularExpression : .command) else {
            report(.missing("a word behind “\(name)”"), range(position, position))
            return .word(left)
        }
        return .binary(left, name, right)
    }

    private mutating func isAtOperandEnd() -> Bool {
        switch peek() {
        case nil, .ampersand, .bar, .rightParenthesis: true
        default: isAtTestEnd()
        }
    }

    /// Whether `]]` comes next as a word of its own.
    private mutating func isAtTestEnd() -> Bool {
        guard peek() == .rightBracket, peekSecond() == .rightBracket else { return false }
        let after = joined(joined(position + 1) + 1)
        return byte(after)?.isMetacharacter ?? true || isLineEndReturn(after)
    }

    private static func unaryOperator(_ word: ShellWord) -> String? {
        guard case .literal(let bytes)? = word.parts.first?.kind, word.parts.count == 1, bytes.count == 2,
            bytes[0] == .minus, bytes[1].isLetter
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func takeBinaryOperator() -> String? {
        if take(.less) { return "<" }
        if take(.greater) { return ">" }
        let start = position
        guard let word = parseWord(.command) else { return nil }
        if case .literal(let bytes)? = word.parts.first?.kind, word.parts.count == 1 {
            let name = String(decoding: bytes, as: UTF8.self)
            if Self.binaryOperators.contains(name) { return name }
        }
        position = start
        return nil
    }

    private static let binaryOperators: Set<String> = [
        "=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef",
    ]
}
