/// A list of texts as one text, in which any text can stand: `4:node,9:server.js,`.
///
/// Lengths are in UTF-8 bytes.
package enum StringList {
    package static func encode(_ items: [String]) -> String {
        var text = ""
        for item in items { text += "\(item.utf8.count):\(item)," }
        return text
    }

    /// `nil` when the text is not of this form.
    package static func decode(_ text: String) -> [String]? {
        let bytes = Array(text.utf8)
        var items: [String] = []
        var index = 0
        while index < bytes.count {
            var length = 0
            var digits = 0
            while index < bytes.count, case let digit = bytes[index], digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9"), digits < 9 {
                length = length * 10 + Int(digit - UInt8(ascii: "0"))
                digits += 1
                index += 1
            }
            guard digits > 0, index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return nil }
            let start = index + 1
            guard bytes.count - start > length, bytes[start + length] == UInt8(ascii: ",") else { return nil }
            items.append(String(decoding: bytes[start..<start + length], as: UTF8.self))
            index = start + length + 1
        }
        return items
    }
}
