/// Where each line of a text starts, for turning offsets into lines and columns.
///
/// Lines end at LF only, as BuildKit splits them; a CR before it belongs to the line.
public struct LineIndex: Sendable {
    /// Offset of the first byte of each line; at least one entry.
    public let starts: [UInt32]

    public init(_ bytes: [UInt8]) {
        var starts: [UInt32] = [0]
        let span = bytes.span
        for offset in span.indices where span[offset] == 0x0A {
            starts.append(UInt32(truncatingIfNeeded: offset + 1))
        }
        self.starts = starts
    }

    /// Line (from 1) that holds the byte at `offset`.
    public func line(at offset: UInt32) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Line and column (bytes) of `offset`.
    public func position(at offset: UInt32) -> SourcePosition {
        let line = line(at: offset)
        return SourcePosition(line: line, column: Int(offset - starts[line - 1]) + 1)
    }
}
