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

    /// Adds literal bytes that follow each other in the logical line; in the file, a continuation may stand between them.
    mutating func add(_ range: Range<Int>) {
        if line.isInOnePiece {
            join(range, follows: true)
        } else {
            for piece in line.pieces(of: range) {
                join(piece.range, follows: piece.range.lowerBound > 0 && piece.physical == line.physicalOffset(piece.range.lowerBound - 1) + 1)
            }
        }
    }

    /// - Parameter follows: In the file, too, the range follows the byte in front of it.
    private mutating func join(_ range: Range<Int>, follows: Bool) {
        if let open, open.upperBound == range.lowerBound, follows {
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
        if !range.isEmpty { add(range) }
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
