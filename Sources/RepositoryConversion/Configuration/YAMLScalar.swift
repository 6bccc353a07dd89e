/// A text as YAML writes it on one line, also within brackets.
enum YAMLScalar {
    static func text(_ value: String) -> String {
        if isPlain(value) { return value }
        if value.unicodeScalars.allSatisfy(isPrintable) { return "'" + value.replacing("'", with: "''") + "'" }
        var result = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            case _ where scalar.value <= 0xFFFF: result += "\\u" + hexadecimal(scalar.value, 4)
            default: result += "\\U" + hexadecimal(scalar.value, 8)
            }
        }
        return result + "\""
    }

    static func list(_ values: [String]) -> String { "[" + values.map(text).joined(separator: ", ") + "]" }

    /// Letters, digits and some signs that mean nothing; nothing that stands for no text.
    private static func isPlain(_ value: String) -> Bool {
        let bytes = value.utf8
        guard let first = bytes.first, isWord(first) || first == UInt8(ascii: "/"), !["null", "true", "false"].contains(value.lowercased()) else { return false }
        return bytes.allSatisfy { isWord($0) || "_./@+-".utf8.contains($0) }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F, 0xA0..<0x2028, 0x202A..<0x2066, 0x206A..<0xD800, 0xE000..<0xFEFF, 0xFF00..<0xFFFE, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private static func hexadecimal(_ value: UInt32, _ count: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: count - digits.count) + digits
    }
}
