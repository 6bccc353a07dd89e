/// A point in time as RFC 3339 writes it: `2026-01-31T12:00:00Z`.
enum DateTimeText {
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19])
        else { return false }
        guard bytes[4] == dash, bytes[7] == dash, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"), bytes[13] == colon, bytes[16] == colon else { return false }
        // A second may be added, at the end of a month, to keep in step with the sun.
        guard (1...12).contains(month), day >= 1, day <= days(month, year), hour < 24, minute < 60, second <= 60 else { return false }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { isDigit($0) }
            if fraction.isEmpty { return false }
            rest = rest[fraction.endIndex...]
        }
        return isOffset(Array(rest))
    }

    /// `Z`, or `+01:00`.
    private static func isOffset(_ bytes: [UInt8]) -> Bool {
        if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return true }
        guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == dash, bytes[3] == colon, let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6]) else { return false }
        return hours < 24 && minutes < 60
    }

    private static func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.allSatisfy(isDigit) ? digits.reduce(0) { $0 * 10 + Int($1) - 48 } : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static let dash = UInt8(ascii: "-")
    private static let colon = UInt8(ascii: ":")
}
