internal import HardenedCatalog

/// Values as YAML: the plainest form that reads back as the same text.
enum YAMLText {
    /// Lines longer than this are wrapped between the items of a list.
    static let width = 130

    static func scalar(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    /// `[a, b]`, wrapped with the given indent.
    static func list(_ items: [String], indent: Int) -> String {
        flow(items.map(scalar), open: "[", close: "]", indent: indent)
    }

    static func list(_ items: [String]?, indent: Int) -> String {
        items.map { list($0, indent: indent) as String } ?? "null"
    }

    /// `{a: b, c: d}`, wrapped with the given indent.
    static func map(_ pairs: [(String, String)], indent: Int) -> String {
        flow(pairs.map { "\(scalar($0.0)): \(scalar($0.1))" }, open: "{", close: "}", indent: indent)
    }

    /// `{node: "1000:1000"}`; without the colon where no group is known.
    static func accounts(_ accounts: [ImageDefinition.Account], indent: Int) -> String {
        map(accounts.map { account in (account.name, account.gid.map { "\(account.id):\($0)" } ?? String(account.id)) }, indent: indent)
    }

    static func optional(_ text: String?) -> String {
        text.map(scalar) ?? "null"
    }

    private static func flow(_ items: [String], open: String, close: String, indent: Int) -> String {
        var lines: [String] = []
        var line = open
        for (index, item) in items.enumerated() {
            let piece = item + (index == items.count - 1 ? close : ",")
            let separator = line == open || line.allSatisfy({ $0 == " " }) ? "" : " "
            if line.utf8.count + separator.utf8.count + piece.utf8.count > width - 20, line != open {
                lines.append(line)
                line = String(repeating: " ", count: indent + 2) + piece
            } else {
                line += separator + piece
            }
        }
        return (lines + [items.isEmpty ? open + close : line]).joined(separator: "\n")
    }

    /// Whether a reader of YAML takes the bare text for just this text, not for a number, a date, a truth value or syntax.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, !reserved.contains(text.lowercased()) else { return false }
        let isLetter = { (byte: UInt8) in (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") }
        let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
        guard isLetter(first) || isDigit(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: "_") else { return false }
        // Numbers, dates and the like begin with a digit and hold no letter but those of hexadecimal digits, exponents and separators.
        if isDigit(first), !bytes.contains(where: { isLetter($0) && !"abcdefox".utf8.contains($0 | 0x20) }) { return false }
        guard let last = bytes.last, last != UInt8(ascii: " "), last != UInt8(ascii: ":") else { return false }
        for (index, byte) in bytes.enumerated() {
            if isLetter(byte) || isDigit(byte) || "/_.-+@=~^;()".utf8.contains(byte) { continue }
            if byte == UInt8(ascii: ":"), bytes[index + 1] != UInt8(ascii: " ") { continue }
            if byte == UInt8(ascii: " "), bytes[index + 1] != UInt8(ascii: " "), bytes[index + 1] != UInt8(ascii: "#") { continue }
            return false
        }
        return true
    }

    private static let reserved: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\u{0}"..<" ", "\u{7f}"..."\u{9f}", "\u{2028}"..."\u{2029}", "\u{feff}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
