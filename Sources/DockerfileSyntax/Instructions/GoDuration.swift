/// Durations such as `1m30s`, as Go's time package reads them.
enum GoDuration {
    private static let limit: UInt64 = 1 << 63

    /// Nanoseconds.
    static func parse(_ text: String) throws(ExpansionFault) -> Int64 {
        let invalid = ExpansionFault("time: invalid duration \(quote(text))")
        var rest = Array(text.utf8)[...]
        let isNegative = rest.first == .dash
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        if rest.elementsEqual("0".utf8) { return 0 }
        guard !rest.isEmpty else { throw invalid }
        var total: UInt64 = 0
        while !rest.isEmpty {
            let part = try part(&rest, text, invalid)
            total += part
            if total > limit { throw invalid }
        }
        if isNegative { return total == limit ? .min : -Int64(total) }
        guard total < limit else { throw invalid }
        return Int64(total)
    }

    /// A number with its unit.
    private static func part(_ rest: inout ArraySlice<UInt8>, _ text: String, _ invalid: ExpansionFault) throws(ExpansionFault) -> UInt64 {
        let digits = rest.prefix(while: \.isDigit)
        rest = rest.dropFirst(digits.count)
        var whole: UInt64 = 0
        for digit in digits {
            guard whole <= limit / 10 else { throw invalid }
            whole = whole * 10 + UInt64(digit - 0x30)
            if whole > limit { throw invalid }
        }
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = rest.prefix(while: \.isDigit)
            rest = rest.dropFirst(fraction.count)
        }
        if digits.isEmpty, fraction.isEmpty { throw invalid }
        let name = rest.prefix { $0 != UInt8(ascii: ".") && !$0.isDigit }
        rest = rest.dropFirst(name.count)
        if name.isEmpty { throw ExpansionFault("time: missing unit in duration \(quote(text))") }
        let unitName = String(lossy: Array(name))
        guard let unit = unit(unitName) else {
            throw ExpansionFault("time: unknown unit \(quote(unitName)) in duration \(quote(text))")
        }
        guard whole <= limit / unit else { throw invalid }
        let value = whole * unit + fractionValue(fraction, unit)
        if value > limit { throw invalid }
        return value
    }

    private static func fractionValue(_ digits: ArraySlice<UInt8>, _ unit: UInt64) -> UInt64 {
        var value: UInt64 = 0
        var scale = 1.0
        for digit in digits {
            guard value <= (limit - 1) / 10 else { break }
            let next = value * 10 + UInt64(digit - 0x30)
            if next > limit { break }
            value = next
            scale *= 10
        }
        return UInt64(Double(value) * (Double(unit) / scale))
    }

    private static func unit(_ name: String) -> UInt64? {
        switch name {
        case "ns": 1
        case "us", "\u{B5}s", "\u{3BC}s": 1_000
        case "ms": 1_000_000
        case "s": 1_000_000_000
        case "m": 60_000_000_000
        case "h": 3_600_000_000_000
        default: nil
        }
    }

    /// Quotes as the time package does: byte by byte.
    private static func quote(_ text: String) -> String {
        var result = "\""
        for byte in text.utf8 {
            if byte == .doubleQuote || byte == .backslash {
                result += "\\" + String(Unicode.Scalar(byte))
            } else if byte >= 0x80 || byte < 0x20 {
                let hex = String(byte, radix: 16)
                result += "\\x" + (hex.count == 1 ? "0" : "") + hex
            } else {
                result += String(Unicode.Scalar(byte))
            }
        }
        return result + "\""
    }
}
