public import SourceModel

/// An instruction as one line, with the way back to the bytes of the file.
public struct LogicalLine: Sendable {
    /// The joined text. Leading blanks of the first line are removed, trailing ones kept, as in BuildKit's `Original`.
    public let bytes: [UInt8]
    /// Pieces of the file in order, which put end to end are `bytes`.
    public let segments: [Segment]

    /// A run of bytes that is contiguous in the file and in the joined line.
    public struct Segment: Sendable, Hashable {
        /// Offset of the first byte in the joined line.
        public var logical: UInt32
        /// Offset of the first byte in the file.
        public var physical: UInt32

        public init(logical: UInt32, physical: UInt32) {
            self.logical = logical
            self.physical = physical
        }
    }

    public init(bytes: [UInt8], segments: [Segment]) {
        self.bytes = bytes
        self.segments = segments
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Offset in the file of the byte at `offset` of the joined line; the end of the line maps behind its last byte.
    public func physicalOffset(_ offset: Int) -> Int {
        var low = 0
        var high = segments.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(segments[middle].logical) <= offset { low = middle } else { high = middle }
        }
        guard low < segments.count else { return offset }
        return Int(segments[low].physical) + offset - Int(segments[low].logical)
    }

    /// The bytes of the file from the first to the last byte of a range of the joined line. It spans the
    /// continuations in between; the end is the place behind the last byte, never the start of the next line.
    public func sourceRange(_ range: Range<Int>) -> SourceRange {
        let start = physicalOffset(range.lowerBound)
        if range.isEmpty { return SourceRange(start, start) }
        return SourceRange(start, physicalOffset(range.upperBound - 1) + 1)
    }
}
