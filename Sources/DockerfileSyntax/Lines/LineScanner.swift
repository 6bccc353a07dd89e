/// Hands out the lines of a file one after the other.
struct LineScanner {
    let bytes: [UInt8]
    /// Offset of the next line.
    private(set) var offset: Int
    /// Number of lines handed out.
    private(set) var count = 0

    /// The longest line that BuildKit reads, in bytes before the LF.
    static let limit = 65_535

    /// Starts behind `prefix` bytes, the byte order mark.
    init(_ bytes: [UInt8], skipping prefix: Int) {
        self.bytes = bytes
        offset = prefix
    }

    mutating func next() -> PhysicalLine? {
        let start = offset
        let total = bytes.count
        guard start < total else { return nil }
        let feed = bytes.span.lineFeed(from: start)
        var contentEnd = feed
        while contentEnd > start, bytes[contentEnd - 1] == .carriageReturn { contentEnd -= 1 }
        offset = min(feed + 1, total)
        count += 1
        let length = count == 1 ? feed : feed - start
        return PhysicalLine(start: start, contentEnd: contentEnd, end: offset, number: count, isOverlong: length > Self.limit)
    }
}

extension Span where Element == UInt8 {
    /// Offset of the first LF at or behind `start`, or the end.
    @inline(__always)
    func lineFeed(from start: Int) -> Int {
        var offset = start
        while offset < count, self[offset] != .lineFeed { offset += 1 }
        return offset
    }
}
