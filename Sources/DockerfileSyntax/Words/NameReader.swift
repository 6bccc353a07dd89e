/// Reads the name of a variable: letters, digits and `_`, or digits alone, or one special character.
struct NameReader {
    private(set) var offset: Int
    private let end: Int

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        offset = range.lowerBound
        end = range.upperBound
    }

    /// The name; empty when there is none.
    mutating func read(_ bytes: Span<UInt8>) -> String {
        let start = offset
        guard start < end else { return "" }
        let first = bytes[start]
        if "@*#?-$!".utf8.contains(first) {
            offset += 1
            return String(Unicode.Scalar(first))
        }
        let startsWithDigit = Self.isDigit(bytes.scalar(at: start, end: end).scalar)
        while offset < end {
            let (scalar, width) = bytes.scalar(at: offset, end: end)
            guard Self.isDigit(scalar) || (!startsWithDigit && (scalar == "_" || Self.isLetter(scalar))) else { break }
            offset += width
        }
        return String(lossy: bytes, start..<offset)
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return UInt8(truncatingIfNeeded: scalar.value).isDigit }
        return scalar.properties.generalCategory == .decimalNumber
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return UInt8(truncatingIfNeeded: scalar.value).isLetter }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
}
