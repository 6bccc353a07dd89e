import SourceModel

/// One flag without its quotes and escapes, each of its characters with the place it came from.
struct FlagText {
    /// The characters, of Latin-1.
    private(set) var characters: [UInt8] = []
    /// Offset in the logical line of each character; empty when they are contiguous from `start`.
    private var offsets: [Int] = []
    private let start: Int
    /// Offset behind the flag.
    private(set) var end: Int

    init(_ bytes: Span<UInt8>, _ range: Range<Int>, escape: UInt8) {
        start = range.lowerBound
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            if byte.isLatin1Space || byte == .singleQuote || byte == .doubleQuote || byte == escape { break }
            offset += 1
        }
        characters.reserveCapacity(offset - start)
        for index in start..<offset { characters.append(bytes[index]) }
        end = offset
        guard offset < range.upperBound, !bytes[offset].isLatin1Space else { return }
        offsets = Array(start..<offset)
        readQuoted(bytes, range, escape: escape)
    }

    /// `--` alone ends the flags.
    var isTerminator: Bool { characters.count == 2 && characters[0] == .dash && characters[1] == .dash }

    /// Offset in the logical line of a character, or of the end.
    func offset(of index: Int) -> Int {
        if index >= characters.count { return end }
        return offsets.isEmpty ? start + index : offsets[index]
    }

    func flag(_ line: LogicalLine) -> Flag {
        let equals = characters.firstIndex(of: .equals)
        let valueStart = equals.map { offset(of: $0) + 1 } ?? end
        let value = equals.map { text(($0 + 1)..<characters.count) }
        let raw = text(0..<characters.count)
        return Flag(
            raw: raw, name: text(min(2, characters.count)..<(equals.map { max(2, $0) } ?? characters.count)), value: value,
            range: line.sourceRange(start..<end),
            valueRange: valueStart < end ? line.sourceRange(valueStart..<end) : line.sourceRange(end..<end, behind: start))
    }

    /// The characters as text: those outside ASCII are re-encoded one by one.
    func text(_ range: Range<Int>) -> String {
        let span = characters.span
        var isASCII = true
        for index in range where span[index] >= 0x80 { isASCII = false }
        if isASCII { return String(lossy: span, range) }
        var result = String.UnicodeScalarView()
        for index in range { result.append(Unicode.Scalar(span[index])) }
        return String(result)
    }

    private mutating func readQuoted(_ bytes: Span<UInt8>, _ range: Range<Int>, escape: UInt8) {
        var offset = end
        var quote: UInt8 = 0
        while offset < range.upperBound {
            var byte = bytes[offset]
            if quote == 0 {
                if byte.isLatin1Space { break }
                if byte == .singleQuote || byte == .doubleQuote {
                    quote = byte
                    offset += 1
                    continue
                }
            } else if byte == quote {
                quote = 0
                offset += 1
                continue
            }
            if byte == escape {
                offset += 1
                if offset == range.upperBound { break }
                byte = bytes[offset]
            }
            characters.append(byte)
            offsets.append(offset)
            offset += 1
        }
        end = offset
    }
}
