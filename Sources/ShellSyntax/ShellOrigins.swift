import SourceModel

/// For each byte of a text that was taken out of quotes, the bytes of the outer text it came from.
struct ShellOrigins {
    var starts: [UInt32] = []
    var ends: [UInt32] = []
    /// Where an empty range stands when there is no byte at all.
    var fallback: UInt32 = 0

    /// Adds a byte that comes from `range`.
    mutating func append(_ range: SourceRange) {
        starts.append(range.start)
        ends.append(range.end)
    }

    /// The outer range of the bytes from `start` up to `end`.
    func range(_ start: Int, _ end: Int) -> SourceRange {
        if start < end, end <= ends.count {
            // Byte order is kept when quotes are taken off, so this is never reversed.
            return SourceRange(Int(starts[start]), Int(ends[end - 1]))
        }
        let place = start < starts.count ? starts[start] : ends.last ?? fallback
        return SourceRange(Int(place), Int(place))
    }
}

extension ShellOrigins {
    /// Adds the bytes of another text.
    mutating func append(_ other: ShellOrigins) {
        starts += other.starts
        ends += other.ends
    }
}
