/// Splits arguments into words.
struct WordSplitter {
    let line: LogicalLine

    /// Words between blanks, quotes being nothing special.
    func plain(_ range: Range<Int>) -> [Word] {
        let bytes = line.bytes.span
        var words: [Word] = []
        // As many as most have, at once.
        if !range.isEmpty { words.reserveCapacity(2) }
        var offset = range.lowerBound
        while offset < range.upperBound {
            let start = offset
            while offset < range.upperBound, !bytes[offset].separatesWords { offset += 1 }
            words.append(line.word(start..<offset))
            while offset < range.upperBound, bytes[offset].separatesWords { offset += 1 }
        }
        return words
    }

    /// Words between blanks outside of quotes; quotes and escapes stay in the words.
    ///
    /// An escape character at the very end is dropped.
    func quoted(_ range: Range<Int>, escape: UInt8) -> [Range<Int>] {
        let bytes = line.bytes.span
        let end = range.upperBound
        var words: [Range<Int>] = []
        var offset = range.lowerBound
        while true {
            offset = bytes.trimmedStart(offset..<end).lowerBound
            guard offset < end else { return words }
            let start = offset
            var wordEnd = start
            var quote: UInt8 = 0
            while offset < end {
                let byte = bytes[offset]
                if quote == 0, bytes.spaceWidth(at: offset) > 0 { break }
                if quote == 0, byte == .singleQuote || byte == .doubleQuote {
                    quote = byte
                } else if quote != 0, byte == quote {
                    quote = 0
                }
                if byte == escape, quote != .singleQuote {
                    offset += 1
                    if offset == end { break }
                    // The escaped character may be a blank of several bytes.
                    offset += max(1, bytes.spaceWidth(at: offset))
                } else {
                    offset += 1
                }
                wordEnd = offset
            }
            if wordEnd > start { words.append(start..<wordEnd) }
        }
    }
}
