/// The parts of a logical line: keyword, flags, and the range of the arguments.
struct InstructionSplit {
    var keyword: Range<Int>
    var flags: [Flag]
    /// Where the flags stand in the logical line.
    var flagRanges: [Range<Int>]
    var arguments: Range<Int>

    /// Splits a range of `line`.
    init(_ line: LogicalLine, _ range: Range<Int>, escape: UInt8) {
        let bytes = line.bytes.span
        let trimmed = bytes.trimmed(range)
        var offset = trimmed.lowerBound
        while offset < trimmed.upperBound, !bytes[offset].separatesWords { offset += 1 }
        keyword = trimmed.lowerBound..<offset
        while offset < trimmed.upperBound, bytes[offset].separatesWords { offset += 1 }
        var reader = FlagReader(escape: escape)
        let rest = reader.read(line, offset..<trimmed.upperBound)
        flags = reader.flags
        flagRanges = reader.ranges
        arguments = bytes.trimmed(rest)
    }
}
