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
    package static func decode(_ text: String) -> [String]? { texts(Array(text.utf8).span) }

    /// The items of a list as texts.
    static func texts(_ bytes: Span<UInt8>) -> [String]? {
        var items: [String] = []
        items.reserveCapacity(bytes.count / 8)
        var index = 0
        while index < bytes.count {
            guard let item = item(of: bytes, at: &index) else { return nil }
            items.append(bytes.text(item))
        }
        return items
    }

    /// Where the items of a list stand in it, for lists of lists.
    static func places(_ bytes: Span<UInt8>) -> [Range<Int>]? {
        if bytes.isEmpty { return [] }
        var items: [Range<Int>] = []
        // Records have six fields.
        items.reserveCapacity(6)
        var index = 0
        while index < bytes.count {
            guard let item = item(of: bytes, at: &index) else { return nil }
            items.append(item)
        }
        return items
    }

    /// Where the item stands whose length stands at `index`, which goes on behind it.
    private static func item(of bytes: Span<UInt8>, at index: inout Int) -> Range<Int>? {
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
        index = start + length + 1
        return start..<start + length
    }
}
