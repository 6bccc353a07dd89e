/// Puts the lines of one instruction together.
struct LogicalLineJoiner {
    private let source: [UInt8]
    private let escape: UInt8
    private var bytes: [UInt8] = []
    private var first: LogicalLine.Segment?
    private var others: [LogicalLine.Segment] = []

    init(_ source: [UInt8], escape: UInt8) {
        self.source = source
        self.escape = escape
    }

    var line: LogicalLine { LogicalLine(bytes: bytes, first: first, others: others) }

    /// Appends the text of a line without its continuation character.
    /// - Returns: whether the line is continued.
    mutating func append(_ range: Range<Int>) -> Bool {
        let end = source.span.continuation(in: range, escape: escape)
        let piece = range.lowerBound..<(end ?? range.upperBound)
        let segment = LogicalLine.Segment(logical: UInt32(truncatingIfNeeded: bytes.count), physical: UInt32(truncatingIfNeeded: piece.lowerBound))
        if first == nil {
            first = segment
            bytes = Array(source[piece])
        } else if !piece.isEmpty {
            if others.isEmpty { bytes.reserveCapacity(4 * (bytes.count + piece.count)) }
            others.append(segment)
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
