import SourceModel

/// Reads the flags in front of the arguments, as BuildKit does for every instruction.
///
/// BuildKit reads byte by byte and takes each for a character of Latin-1, so that `é` becomes `Ã©` and the
/// second byte of `à` ends the flag. Quotes are dropped; the escape character works in both kinds of them.
struct FlagReader {
    private let escape: UInt8
    private(set) var flags: [Flag] = []
    /// Where the flags stand in the logical line.
    private(set) var ranges: [Range<Int>] = []

    init(escape: UInt8) {
        self.escape = escape
    }

    /// Reads the flags at the start of a range.
    /// - Returns: what follows them, untrimmed.
    mutating func read(_ line: LogicalLine, _ range: Range<Int>) -> Range<Int> {
        let bytes = line.bytes.span
        let end = range.upperBound
        var offset = range.lowerBound
        while true {
            while offset < end, bytes[offset].isLatin1Space { offset += 1 }
            guard offset < end else { return end..<end }
            guard bytes[offset] == .dash, offset + 1 < end, bytes[offset + 1] == .dash else { return offset..<end }
            let word = FlagText(bytes, offset..<end, escape: escape)
            let start = offset
            offset = word.end
            if word.isTerminator {
                return offset..<end
            }
            flags.append(word.flag(line))
            ranges.append(start..<offset)
        }
    }
}
