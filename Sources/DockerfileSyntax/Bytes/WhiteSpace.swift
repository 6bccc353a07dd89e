/// White space of Unicode in UTF-8 text.
extension Span where Element == UInt8 {
    /// Number of bytes of the white space character at `offset`, 0 when there is none.
    @inline(__always)
    func spaceWidth(at offset: Int) -> Int {
        let byte = self[offset]
        if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
        return wideSpaceWidth(at: offset)
    }

    /// The range without white space at its start.
    @inline(__always)
    func trimmedStart(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound {
            let width = spaceWidth(at: start)
            if width == 0 || start + width > range.upperBound { break }
            start += width
        }
        return start..<range.upperBound
    }

    /// The range without white space at its start and end.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let range = trimmedStart(range)
        var end = range.upperBound
        while end > range.lowerBound {
            let width = spaceWidth(before: end, from: range.lowerBound)
            if width == 0 { break }
            end -= width
        }
        return range.lowerBound..<end
    }

    private func spaceWidth(before end: Int, from start: Int) -> Int {
        let byte = self[end - 1]
        if byte < 0x80 { return spaceWidth(at: end - 1) }
        if end - 2 >= start, spaceWidth(at: end - 2) == 2 { return 2 }
        if end - 3 >= start, spaceWidth(at: end - 3) == 3 { return 3 }
        return 0
    }

    private func wideSpaceWidth(at offset: Int) -> Int {
        let byte = self[offset]
        guard offset + 1 < count else { return 0 }
        let second = self[offset + 1]
        switch byte {
        case 0xC2:
            return second == 0x85 || second == 0xA0 ? 2 : 0
        case 0xE1, 0xE2, 0xE3:
            guard offset + 2 < count else { return 0 }
            let third = self[offset + 2]
            switch (byte, second) {
            case (0xE1, 0x9A), (0xE3, 0x80): return third == 0x80 ? 3 : 0
            case (0xE2, 0x80): return third <= 0x8A && third >= 0x80 || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
            case (0xE2, 0x81): return third == 0x9F ? 3 : 0
            default: return 0
            }
        default:
            return 0
        }
    }
}

extension Unicode.Scalar {
    /// Whether the character is white space (U+200B and U+FEFF are not).
    var isSpace: Bool {
        if value < 0x80 { return value == 0x20 || (value >= 0x09 && value <= 0x0D) }
        return properties.isWhitespace
    }
}
