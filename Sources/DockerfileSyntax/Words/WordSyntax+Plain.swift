extension WordSyntax {
    /// Whether a word stands for its very text, as nearly all do: no quote, escape or variable is in it.
    ///
    /// It is then read without parting it.
    public static func isPlain(_ word: Word, in line: LogicalLine, escape: UInt8) -> Bool {
        let range = word.logicalRange
        guard range.count == word.text.utf8.count, range.upperBound <= line.bytes.count else { return false }
        var offset = range.lowerBound
        for byte in word.text.utf8 {
            if byte == .dollar || byte == .doubleQuote || byte == .singleQuote || byte == escape || byte != line.bytes[offset] { return false }
            offset += 1
        }
        return true
    }
}
