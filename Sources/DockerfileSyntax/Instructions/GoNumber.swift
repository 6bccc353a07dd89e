/// Numbers and truth values as Go's strconv package reads them.
enum GoNumber {
    static func boolean(_ text: String) -> Bool? {
        switch text {
        case "1", "t", "T", "TRUE", "true", "True": true
        case "0", "f", "F", "FALSE", "false", "False": false
        default: nil
        }
    }

    /// 32 bits, without a sign.
    static func unsigned(_ text: String, radix: Int) -> UInt64? {
        guard text.utf8.first?.isDigit == true, let value = UInt32(text, radix: radix) else { return nil }
        return UInt64(value)
    }

    /// 32 bits, with or without a sign.
    static func signed(_ text: String) throws(ExpansionFault) -> Int {
        let digits = text.utf8.first == UInt8(ascii: "+") || text.utf8.first == .dash ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else {
            throw ExpansionFault("strconv.ParseInt: parsing \(text.quoted): invalid syntax")
        }
        guard let value = Int32(text) else { throw ExpansionFault("strconv.ParseInt: parsing \(text.quoted): value out of range") }
        return Int(value)
    }
}
