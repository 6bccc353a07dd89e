/// Reads the pairs of ENV and LABEL.
struct PairReader {
    let line: LogicalLine
    let escape: UInt8

    /// - Parameter name: of the instruction, for messages.
    func read(_ range: Range<Int>, name: String) throws(SyntaxFault) -> [KeyValuePair] {
        let words = WordSplitter(line: line).quoted(range, escape: escape)
        guard let first = words.first else { return [] }
        guard equals(in: first) != nil else { return [try legacy(range, name: name)] }
        var pairs: [KeyValuePair] = []
        pairs.reserveCapacity(words.count)
        for word in words {
            guard let equals = equals(in: word) else {
                let text = line.word(word).text
                throw SyntaxFault(message: "Syntax error - can't find = in \(text.quoted). Must be of the form: name=value", range: word)
            }
            pairs.append(
                KeyValuePair(
                    key: line.word(word.lowerBound..<equals), value: line.word((equals + 1)..<word.upperBound), isLegacy: false))
        }
        return pairs
    }

    /// `KEY value`: everything behind the first blanks is the value.
    private func legacy(_ range: Range<Int>, name: String) throws(SyntaxFault) -> KeyValuePair {
        let bytes = line.bytes.span
        var offset = range.lowerBound
        while offset < range.upperBound, !bytes[offset].separatesWords { offset += 1 }
        let key = range.lowerBound..<offset
        guard offset < range.upperBound else { throw SyntaxFault(message: "\(name) must have two arguments", range: range) }
        while offset < range.upperBound, bytes[offset].separatesWords { offset += 1 }
        return KeyValuePair(key: line.word(key), value: line.word(offset..<range.upperBound), isLegacy: true)
    }

    private func equals(in word: Range<Int>) -> Int? {
        let bytes = line.bytes.span
        for offset in word where bytes[offset] == .equals { return offset }
        return nil
    }
}
