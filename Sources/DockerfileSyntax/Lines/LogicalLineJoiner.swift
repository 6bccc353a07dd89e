/// Puts the lines of one instruction together.
struct LogicalLineJoiner {
    private let source: [UInt8]
    private let escape: UInt8
    private var bytes: [UInt8] = []
    private var segments: [LogicalLine.Segment] = []

    init(_ source: [UInt8], escape: UInt8) {
        self.source = source
        self.escape = escape
    }

    var line: LogicalLine { LogicalLine(bytes: bytes, segments: segments) }

    /// Appends the text of a line without its continuation character.
    /// - Returns: whether the line is continued.
    mutating func append(_ range: Range<Int>) -> Bool {
        let end = source.span.continuation(in: range, escape: escape)
        let piece = range.lowerBound..<(end ?? range.upperBound)
        if segments.isEmpty || !piece.isEmpty {
            segments.append(LogicalLine.Segment(logical: UInt32(truncatingIfNeeded: bytes.count), physical: UInt32(truncatingIfNeeded: piece.lowerBound)))
            if segments.count == 2 { bytes.reserveCapacity(4 * (bytes.count + piece.count)) }
            bytes.append(contentsOf: source[piece])
        }
        return end != nil
    }
}

extension Span where Element == UInt8 {
    /// Offset of the escape character that continues the line: the last byte but for spaces and tabs, and not
    /// behind another escape character.
    @inline(__always)
    func continuation(in range: Range<Int>, escape: UInt8) -> Int? {
        var end = range.upperBound
        while end > range.lowerBound, self[end - 1] == .space || self[end - 1] == .tab { end -= 1 }
        guard end > range.lowerBound, self[end - 1] == escape else { return nil }
        if end - 1 > range.lowerBound, self[end - 2] == escape { return nil }
        return end - 1
    }
}
