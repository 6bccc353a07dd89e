extension WordSyntax {
    /// Whether a word stands for its very text, as nearly all do: no quote, escape or variable is in it.
    ///
    /// It is then read without parting it.
    public static func isPlain(_ word: Word, in line: LogicalLine, escape: UInt8) -> Bool {
        let range = word.logicalRange
        let text = word.text.utf8.span
        guard range.count == text.count, range.upperBound <= line.bytes.count else { return false }
        let bytes = line.bytes.span
        for index in text.indices {
            let byte = text[index]
            if byte == .dollar || byte == .doubleQuote || byte == .singleQuote || byte == escape || byte != bytes[range.lowerBound + index] { return false }
        }
        return true
    }
}
