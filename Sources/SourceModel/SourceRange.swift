/// A half-open range of UTF-8 byte offsets into one source text.
///
/// Offsets are 32 bits wide: a Dockerfile of 4 GiB is refused when it is read.
public struct SourceRange: Sendable, Hashable {
    /// Offset of the first byte.
    public var start: UInt32
    /// Offset behind the last byte.
    public var end: UInt32

    /// The range from `start` up to, not including, `end`; both in bytes.
    @inlinable
    public init(_ start: Int, _ end: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
    }

    @inlinable public var isEmpty: Bool { start == end }
    @inlinable public var count: Int { Int(end) - Int(start) }
    /// The same bytes as an index range of a byte array.
    @inlinable public var indices: Range<Int> { Int(start)..<Int(end) }

    /// Whether `other` lies inside.
    @inlinable
    public func contains(_ other: SourceRange) -> Bool { start <= other.start && other.end <= end }

    /// The smallest range that holds both.
    @inlinable
    public func union(_ other: SourceRange) -> SourceRange {
        SourceRange(Int(min(start, other.start)), Int(max(end, other.end)))
    }
}

extension SourceRange: Comparable {
    @inlinable
    public static func < (left: SourceRange, right: SourceRange) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}
