import SourceModel

/// The structure of words: which of their text is literal and which comes from variables.
public enum WordSyntax {
    /// The parts of a word in order, `nil` when it does not lex (an open quote, `${` without `}`) or when its text is
    /// not the text of the file (an element of a JSON array with escapes).
    ///
    /// Literal parts are cut wherever what is written is not what is meant: at quotes, at escape characters, at the
    /// places where a line is continued. So the bytes at the range of each are its text, and can be edited in place.
    public static func parts(of word: Word, in line: LogicalLine, escape: UInt8) -> [WordPart]? {
        if isPlain(word, in: line, escape: escape), !word.logicalRange.isEmpty {
            let range = line.sourceRange(word.logicalRange)
            // A literal for each piece of the line that it stands in.
            if range.count == word.logicalRange.count { return [.literal(word.text, range)] }
        }
        guard let range = textRange(of: word, in: line) else { return nil }
        var reader = WordPartReader(line, range, escape: escape)
        return reader.read()
    }

    /// The parts of a word of `instruction`.
    public static func parts(of word: Word, in instruction: Instruction, escape: UInt8) -> [WordPart]? {
        parts(of: word, in: instruction.logicalLine, escape: escape)
    }

    /// Where the text of the word stands in the logical line: without the quotes of an element of a JSON array.
    private static func textRange(of word: Word, in line: LogicalLine) -> Range<Int>? {
        let range = word.logicalRange
        let bytes = line.bytes
        guard range.upperBound <= bytes.count else { return nil }
        if holds(word.text, bytes, range) { return range }
        guard range.count >= 2 else { return nil }
        let inside = (range.lowerBound + 1)..<(range.upperBound - 1)
        return bytes[range.lowerBound] == .doubleQuote && holds(word.text, bytes, inside) ? inside : nil
    }

    /// Byte by byte: it is asked of every word.
    private static func holds(_ text: String, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let text = text.utf8.span
        guard text.count == range.count else { return false }
        for index in text.indices where text[index] != bytes[range.lowerBound + index] { return false }
        return true
    }
}
