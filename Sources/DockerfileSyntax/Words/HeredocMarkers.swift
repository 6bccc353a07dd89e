import SourceModel

/// The words of a logical line that start here-documents.
enum HeredocMarkers {
    struct Marker {
        var word: HeredocWord
        /// In the logical line.
        var range: Range<Int>

        func heredoc(_ line: LogicalLine, body: Range<Int>, terminator: Range<Int>) -> Heredoc {
            Heredoc(
                name: word.name, chomp: word.chomp, expand: word.expand, fileDescriptor: word.fileDescriptor,
                body: SourceRange(body.lowerBound, body.upperBound), terminator: SourceRange(terminator.lowerBound, terminator.upperBound),
                marker: line.sourceRange(range))
        }
    }

    /// Whether the line holds `<<` at all.
    static func mayBe(in line: LogicalLine) -> Bool {
        let bytes = line.bytes.span
        // Of two bytes in a row one stands at an odd place.
        var offset = 1
        while offset < bytes.count {
            if bytes[offset] == .less, bytes[offset - 1] == .less || offset + 1 < bytes.count && bytes[offset + 1] == .less { return true }
            offset += 2
        }
        return false
    }

    /// The whole line is lexed, always with backslash as escape character; when it cannot be, there are none.
    static func find(in line: LogicalLine) throws(ExpansionFault) -> [Marker] {
        let options = WordExpander(rawQuotes: true, rawEscapes: true, skipUnsetEnv: true)
        var lexer = WordLexer(line.bytes, options: options) { _ in nil }
        guard let words = try? lexer.readAll().words else { return [] }
        var markers: [Marker] = []
        for word in words where word.text.contains(.less) {
            if let heredoc = try HeredocWord.read(String(lossy: word.text)) { markers.append(Marker(word: heredoc, range: word.range)) }
        }
        return markers
    }
}
