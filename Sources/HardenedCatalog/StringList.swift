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
    package static func decode(_ text: String) -> [String]? { texts(Array(text.utf8)) }

    /// The items of a list as texts.
    static func texts(_ bytes: [UInt8]) -> [String]? {
        decode(bytes[...]).map { items in items.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// The items of a list as slices of it, for lists of lists.
    static func decode(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        var items: [ArraySlice<UInt8>] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            var length = 0
            var digits = 0
            while index < bytes.endIndex, case let digit = bytes[index], digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9"), digits < 9 {
                length = length * 10 + Int(digit - UInt8(ascii: "0"))
                digits += 1
                index += 1
            }
            guard digits > 0, index < bytes.endIndex, bytes[index] == UInt8(ascii: ":") else { return nil }
            let start = index + 1
            guard bytes.endIndex - start > length, bytes[start + length] == UInt8(ascii: ",") else { return nil }
            items.append(bytes[start..<start + length])
            index = start + length + 1
        }
        return items
    }
}
