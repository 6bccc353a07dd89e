/// What a script needs to hold so that there can be syntax of bash in it; most hold none of it, and are not read once more.
enum BashSigns {
    static func mayHold(_ text: ArraySlice<UInt8>) -> Bool {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if begins[Int(byte)] {
                let next = index + 1 < text.endIndex ? text[index + 1] : 0
                switch byte {
                case UInt8(ascii: "["): if next == byte || index > text.startIndex && isName(text[index - 1]) { return true }
                case UInt8(ascii: "="), UInt8(ascii: "("): if next == byte || next == UInt8(ascii: "(") { return true }
                case UInt8(ascii: "<"): if next == byte || next == UInt8(ascii: "(") { return true }
                case UInt8(ascii: ">"): if next == UInt8(ascii: "(") || next == UInt8(ascii: "&") && !isDescriptor(text[(index + 2)...].first) { return true }
                case UInt8(ascii: "&"): if next == UInt8(ascii: ">") { return true }
                case UInt8(ascii: "|"), UInt8(ascii: ";"): if next == UInt8(ascii: "&") { return true }
                case UInt8(ascii: "+"): if next == UInt8(ascii: "=") { return true }
                case UInt8(ascii: "{"): if next == UInt8(ascii: " ") || next == UInt8(ascii: "\n") || next == UInt8(ascii: "\t") { return true }
                case UInt8(ascii: "!"): if text[(index + 1)...].first(where: { $0 != UInt8(ascii: " ") }) == byte { return true }
                case UInt8(ascii: "$"): if next == UInt8(ascii: "'") || next == UInt8(ascii: "{") && isUnusual(text[(index + 2)...]) { return true }
                default: if text[index...].starts(with: "function".utf8) { return true }
                }
            }
            index += 1
        }
        return false
    }

    /// Whether anything but a name and the operators of POSIX stands behind `${`.
    private static func isUnusual(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        if rest.first == UInt8(ascii: "#") { rest = rest.dropFirst() }
        let behind = rest.drop(while: isName)
        switch behind.first {
        case UInt8(ascii: "}"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "%"): return false
        case UInt8(ascii: ":"):
            guard let sign = behind.dropFirst().first else { return true }
            return !"-=?+".utf8.contains(sign)
        default: return true
        }
    }

    /// `2>&1` and `>&-` are of POSIX.
    private static func isDescriptor(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte == UInt8(ascii: "-") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    private static let begins: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in "[=(<>&|;+{!$f".utf8 { table[Int(byte)] = true }
        return table
    }()
}
