/// A word that starts a here-document: digits, `<<`, `-`, and the delimiter.
struct HeredocWord {
    var name: String
    var chomp: Bool
    /// No quote was part of the delimiter.
    var expand: Bool
    var fileDescriptor: UInt64

    /// The here-document that `word` starts, `nil` when it starts none.
    static func read(_ word: String) throws(ExpansionFault) -> HeredocWord? {
        let bytes = Array(word.utf8)
        var offset = 0
        while offset < bytes.count, bytes[offset].isDigit { offset += 1 }
        let digits = bytes[..<offset]
        guard offset + 2 < bytes.count, bytes[offset] == .less, bytes[offset + 1] == .less else { return nil }
        offset += 2
        let chomp = bytes[offset] == .dash
        if chomp { offset += 1 }
        while offset < bytes.count, bytes[offset].separatesWords || bytes[offset] == .lineFeed, bytes[offset] != 0x0B { offset += 1 }
        let rest = Array(bytes[offset...])
        guard !rest.isEmpty, !rest.contains(.less) else { return nil }

        let words = try lex(rest, rawQuotes: false)
        guard words.count == 1 else { return nil }
        let raw = try lex(rest, rawQuotes: true)
        guard raw.count == 1 else {
            throw ExpansionFault("internal lexing of heredoc produced inconsistent results: \(String(lossy: rest))")
        }
        return HeredocWord(
            name: String(lossy: words[0]), chomp: chomp, expand: quoteCount(words[0]) == quoteCount(raw[0]),
            fileDescriptor: number(digits))
    }

    private static func lex(_ text: [UInt8], rawQuotes: Bool) throws(ExpansionFault) -> [[UInt8]] {
        var lexer = WordLexer(text, options: WordExpander(rawQuotes: rawQuotes, skipUnsetEnv: true)) { _ in nil }
        do {
            return try lexer.readAll().words.map(\.text)
        } catch {
            throw ExpansionFault(WordExpander.message(error, for: String(lossy: text)))
        }
    }

    private static func quoteCount(_ text: [UInt8]) -> Int {
        text.count { $0 == .singleQuote || $0 == .doubleQuote }
    }

    /// Zero without digits; the largest number when there are too many.
    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64 {
        var value: UInt64 = 0
        for digit in digits {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit - 0x30))
            if overflow || carry { return .max }
            value = sum
        }
        return value
    }
}
