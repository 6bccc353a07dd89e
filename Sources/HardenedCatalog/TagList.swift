/// The tags of a definition as one text, with a space in front of each and behind the last, so that one of them can be looked for in the text.
package enum TagList {
    package static func encode(_ tags: [String]) -> String { tags.isEmpty ? "" : " " + tags.joined(separator: " ") + " " }

    static func decode(_ list: Span<UInt8>) -> [String] {
        var tags: [String] = []
        var start = 0
        for index in list.indices where list[index] == UInt8(ascii: " ") {
            if index > start { tags.append(list.text(start..<index)) }
            start = index + 1
        }
        return tags
    }
}
