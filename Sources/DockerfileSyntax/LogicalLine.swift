public import SourceModel

/// An instruction as one line, with the way back to the bytes of the file.
public struct LogicalLine: Sendable {
    /// The joined text. Leading blanks of the first line are removed, trailing ones kept, as in BuildKit's `Original`.
    public let bytes: [UInt8]
    /// The first piece, beside the others: most lines have but one, which then needs no array.
    private let first: Segment?
    private let others: [Segment]

    /// Pieces of the file in order, which put end to end are `bytes`.
    public var segments: [Segment] { (first.map { [$0] } ?? []) + others }

    /// Whether it stands in the file as it is, without continuations.
    var isInOnePiece: Bool { others.isEmpty }

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
        self.init(bytes: bytes, first: segments.first, others: Array(segments.dropFirst()))
    }

    init(bytes: [UInt8], first: Segment?, others: [Segment]) {
        self.bytes = bytes
        self.first = first
        self.others = others
    }

    public var text: String { String(lossy: bytes) }

    /// Offset in the file of the byte at `offset` of the joined line; the end of the line maps behind its last byte.
    public func physicalOffset(_ offset: Int) -> Int {
        guard let first else { return offset }
        if others.isEmpty { return Int(first.physical) + offset - Int(first.logical) }
        let number = piece(at: offset)
        let piece = number == 0 ? first : others[number - 1]
        return Int(piece.physical) + offset - Int(piece.logical)
    }

    /// The number of the last piece that starts at or before the offset.
    private func piece(at offset: Int) -> Int {
        var low = 0
        var high = others.count
        while low < high {
            let middle = (low + high) / 2
            if Int(others[middle].logical) <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The bytes of the file from the first to the last byte of a range of the joined line. It spans the
    /// continuations in between; the end is the place behind the last byte, never the start of the next line.
    public func sourceRange(_ range: Range<Int>) -> SourceRange {
        guard let first else { return SourceRange(range.lowerBound, range.upperBound) }
        let number = others.isEmpty ? 0 : piece(at: range.lowerBound)
        let piece = number == 0 ? first : others[number - 1]
        let start = Int(piece.physical) + range.lowerBound - Int(piece.logical)
        // Few ranges reach into the next piece.
        if range.isEmpty || number == others.count || range.upperBound <= Int(others[number].logical) { return SourceRange(start, start + range.count) }
        return SourceRange(start, physicalOffset(range.upperBound - 1) + 1)
    }

    /// The empty place behind a range of the joined line that ends at `range`.
    func sourceRange(_ range: Range<Int>, behind start: Int) -> SourceRange {
        let end = range.lowerBound > start ? physicalOffset(range.lowerBound - 1) + 1 : physicalOffset(start)
        return SourceRange(end, end)
    }

    /// The word at a range of the joined line, as it is written.
    func word(_ range: Range<Int>) -> Word {
        Word(text: String(lossy: bytes.span, range), range: sourceRange(range), logicalRange: range)
    }

    /// The pieces of a range, in order: each with its place in the joined line and the offset in the file of its first byte.
    public func pieces(of range: Range<Int>) -> [(range: Range<Int>, physical: Int)] {
        let segments = segments
        return segments.indices.compactMap { index in
            let start = max(range.lowerBound, Int(segments[index].logical))
            let end = min(range.upperBound, index + 1 < segments.count ? Int(segments[index + 1].logical) : bytes.count)
            return start < end ? (start..<end, Int(segments[index].physical) + start - Int(segments[index].logical)) : nil
        }
    }

    /// A part of the line as a line of its own.
    func slice(_ range: Range<Int>) -> LogicalLine {
        let segments = segments
        var parts: [Segment] = []
        for (index, segment) in segments.enumerated() {
            let start = Int(segment.logical)
            let end = index + 1 < segments.count ? Int(segments[index + 1].logical) : bytes.count
            let from = max(start, range.lowerBound)
            if from < min(end, range.upperBound) || (parts.isEmpty && end >= range.upperBound) {
                parts.append(
                    Segment(
                        logical: UInt32(truncatingIfNeeded: max(0, from - range.lowerBound)),
                        physical: UInt32(truncatingIfNeeded: Int(segment.physical) + from - start)))
            }
        }
        return LogicalLine(bytes: Array(bytes[range]), segments: parts)
    }
}
