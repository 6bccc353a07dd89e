/// The JSON text of an exec form.
enum ExecForm {
    /// `["a", "b"]`
    static func json(_ words: [String]) -> String { "[" + words.map(quoted).joined(separator: ", ") + "]" }

    static func quoted(_ word: String) -> String {
        // Most words stand as they are.
        if word.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) { return "\"" + word + "\"" }
        let digits = Array("0123456789abcdef")
        var text = "\""
        for scalar in word.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                text += "\\"
                text.unicodeScalars.append(scalar)
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            default:
                if scalar.value < 0x20 {
                    text += "\\u00" + String(digits[Int(scalar.value >> 4)]) + String(digits[Int(scalar.value & 15)])
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        return text + "\""
    }
}
