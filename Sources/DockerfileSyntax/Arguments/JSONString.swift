/// Strings of JSON as Go reads them.
enum JSONString {
    /// Offset behind the closing quote of the string that opens at the start of `range`; `nil` when it is no string.
    static func end(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var offset = range.lowerBound + 1
        while offset < range.upperBound {
            let byte = bytes[offset]
            if byte == .doubleQuote { return offset + 1 }
            if byte < 0x20 { return nil }
            offset += 1
            guard byte == .backslash else { continue }
            guard offset < range.upperBound else { return nil }
            switch bytes[offset] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
                UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
                offset += 1
            case UInt8(ascii: "u"):
                guard codeUnit(bytes, offset + 1, range.upperBound) != nil else { return nil }
                offset += 5
            default:
                return nil
            }
        }
        return nil
    }

    /// The text between the quotes. Invalid UTF-8 and lone surrogates become U+FFFD.
    static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        var hasEscape = false
        for offset in range where bytes[offset] == .backslash {
            hasEscape = true
            break
        }
        if !hasEscape { return String(lossy: bytes, range) }
        var result = String.UnicodeScalarView()
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard bytes[offset] == .backslash, offset + 1 < range.upperBound else {
                let (scalar, width) = bytes.scalar(at: offset, end: range.upperBound)
                result.append(scalar)
                offset += width
                continue
            }
            let (scalar, width) = escaped(bytes, offset + 1, range.upperBound)
            result.append(scalar)
            offset += 1 + width
        }
        return String(result)
    }

    private static func escaped(_ bytes: Span<UInt8>, _ offset: Int, _ end: Int) -> (Unicode.Scalar, Int) {
        switch bytes[offset] {
        case UInt8(ascii: "b"): return ("\u{08}", 1)
        case UInt8(ascii: "f"): return ("\u{0C}", 1)
        case UInt8(ascii: "n"): return ("\n", 1)
        case UInt8(ascii: "r"): return ("\r", 1)
        case UInt8(ascii: "t"): return ("\t", 1)
        case UInt8(ascii: "u"):
            guard let unit = codeUnit(bytes, offset + 1, end) else { return ("\u{FFFD}", 1) }
            if let scalar = Unicode.Scalar(unit) { return (scalar, 5) }
            if unit < 0xDC00, offset + 6 < end, bytes[offset + 5] == .backslash, bytes[offset + 6] == UInt8(ascii: "u"),
                let low = codeUnit(bytes, offset + 7, end), low >= 0xDC00, low < 0xE000,
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            {
                return (scalar, 11)
            }
            return ("\u{FFFD}", 5)
        default:
            return (Unicode.Scalar(bytes[offset]), 1)
        }
    }

    private static func codeUnit(_ bytes: Span<UInt8>, _ offset: Int, _ end: Int) -> UInt32? {
        guard offset + 4 <= end else { return nil }
        var value: UInt32 = 0
        for index in offset..<(offset + 4) {
            let byte = bytes[index].lowercased
            guard byte.isDigit || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f")) else { return nil }
            value = value << 4 | UInt32(byte.isDigit ? byte - 0x30 : byte - 0x61 + 10)
        }
        return value
    }
}
