import SourceModel

/// Collects the parts of a word; literal bytes that follow each other in the file make one part.
struct PartList {
    private let line: LogicalLine
    private var parts: [WordPart] = []
    /// The literal text not yet in `parts`, in the logical line.
    private var open: Range<Int>?

    init(_ line: LogicalLine) {
        self.line = line
    }

    mutating func add(_ range: Range<Int>) {
        if let open, open.upperBound == range.lowerBound, line.physicalOffset(range.lowerBound) == line.physicalOffset(range.lowerBound - 1) + 1 {
            self.open = open.lowerBound..<range.upperBound
        } else {
            close()
            open = range
        }
    }

    /// Adds literal bytes that follow each other in the logical line; in the file, a continuation may stand between them.
    mutating func addRun(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        guard line.isInOnePiece else {
            for offset in range { add(offset..<(offset + 1)) }
            return
        }
        if let open, open.upperBound == range.lowerBound {
            self.open = open.lowerBound..<range.upperBound
        } else {
            close()
            open = range
        }
    }

    mutating func add(_ part: WordPart) {
        close()
        parts.append(part)
    }

    /// Adds what stands in quotes, which may be nothing.
    mutating func addQuoted(_ range: Range<Int>) {
        close()
        if range.isEmpty { parts.append(.literal("", line.sourceRange(range))) }
        addRun(range)
        close()
    }

    /// Ends the literal part: what follows is quoted differently.
    mutating func close() {
        guard let range = open else { return }
        open = nil
        parts.append(.literal(String(lossy: line.bytes.span, range), line.sourceRange(range)))
    }

    mutating func finished() -> [WordPart] {
        close()
        return parts
    }
}
