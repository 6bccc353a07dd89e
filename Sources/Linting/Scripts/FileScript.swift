public import SourceModel

/// A script of a Dockerfile as ShellCheck reads it, with the way back to the file.
public struct FileScript: Sendable {
    /// A line that names the shell, where needed a line with the variables that the build sets, and the script without its continuations.
    public private(set) var text: [UInt8]
    /// Which shell runs it is known; otherwise it was taken for the most modest one.
    public let isShellKnown: Bool
    /// ONBUILD stores it for the builds of others, of whose variables nothing is known here.
    public let isTrigger: Bool
    /// Bytes of the file were replaced, so that its text is not to be edited by what is said of `text`.
    public private(set) var isRepaired = false
    /// The parts of `text` that stand in the file, in order.
    private var pieces: [Piece] = []

    /// Bytes that stand next to each other in `text` and in the file.
    private struct Piece {
        var start: Int
        var count: Int
        var physical: Int
    }

    init(isShellKnown: Bool, isTrigger: Bool) {
        text = []
        self.isShellKnown = isShellKnown
        self.isTrigger = isTrigger
    }

    /// Adds text that stands nowhere in the file.
    mutating func append(made bytes: some Sequence<UInt8>) { text += bytes }

    /// Adds bytes that stand in the file from `physical` on.
    mutating func append(_ bytes: some Collection<UInt8>, from physical: Int) {
        if bytes.isEmpty { return }
        pieces.append(Piece(start: text.count, count: bytes.count, physical: physical))
        text += bytes
    }

    /// Puts a question mark for each byte that is not UTF-8: how many characters such bytes make is everybody's own choice.
    mutating func repair() {
        if String(validating: text, as: UTF8.self) != nil { return }
        isRepaired = true
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            let end = min(text.count, offset + (byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4))
            if String(validating: text[offset..<end], as: UTF8.self)?.unicodeScalars.count == 1 {
                offset = end
            } else {
                text[offset] = UInt8(ascii: "?")
                offset += 1
            }
        }
    }

    /// The bytes of the file from the first to the last byte of a range of `text`, over continuations in between; `nil` where it is not about the file.
    public func sourceRange(_ range: Range<Int>) -> SourceRange? {
        guard !text.isEmpty, range.lowerBound <= text.count else { return nil }
        if range.isEmpty { return point(range.lowerBound) }
        guard let start = piece(at: range.lowerBound), let end = piece(at: range.upperBound - 1) else { return nil }
        let first = start.physical + range.lowerBound - start.start
        let last = end.physical + range.upperBound - 1 - end.start
        return first <= last ? SourceRange(first, last + 1) : nil
    }

    /// The same for text that stands in one piece in the file, so that it can be replaced.
    public func wholeRange(_ range: Range<Int>) -> SourceRange? {
        guard let found = sourceRange(range), found.count == range.count else { return nil }
        return found
    }

    /// A place between two bytes; at the end of a piece it is the one behind its last byte.
    private func point(_ offset: Int) -> SourceRange? {
        let found = piece(at: offset) ?? (offset > 0 ? piece(at: offset - 1) : nil)
        return found.map { SourceRange($0.physical + offset - $0.start, $0.physical + offset - $0.start) }
    }

    private func piece(at offset: Int) -> Piece? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0, offset < pieces[low - 1].start + pieces[low - 1].count else { return nil }
        return pieces[low - 1]
    }
}

extension FileScript {
    /// The bytes of `text` between two places as ShellCheck counts them: lines end at LF, and columns count characters, a tab as one.
    ///
    /// `nil` where there are no such places; what another program says is not to be relied on.
    public func range(of span: ScriptRemark.Span) -> Range<Int>? {
        guard let start = offset(line: span.line, column: span.column), let end = offset(line: span.endLine, column: span.endColumn), start <= end else { return nil }
        return start..<end
    }

    /// The bytes of the character at `offset`; `nil` at the end of a line.
    public func character(at offset: Int) -> Range<Int>? {
        guard offset < text.count, text[offset] != 0x0A else { return nil }
        var end = offset + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return offset..<end
    }

    /// The bytes of the character that ends at `offset`; `nil` at the start of a line.
    public func character(before offset: Int) -> Range<Int>? {
        guard offset > 0, offset <= text.count, text[offset - 1] != 0x0A else { return nil }
        var start = offset - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return start..<offset
    }

    private func offset(line: Int, column: Int) -> Int? {
        guard line >= 1, column >= 1 else { return nil }
        var offset = 0
        for _ in 1..<line {
            guard let end = text[offset...].firstIndex(of: 0x0A) else { return nil }
            offset = end + 1
        }
        var left = column - 1
        while left > 0 {
            guard let character = character(at: offset) else { return nil }
            offset = character.upperBound
            left -= 1
        }
        return offset
    }
}
