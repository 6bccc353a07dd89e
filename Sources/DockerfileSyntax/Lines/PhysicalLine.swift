/// A line of the file, up to and including its LF.
struct PhysicalLine {
    /// Offset of its first byte (behind the byte order mark in the first line).
    var start: Int
    /// Offset behind its text: all CR and LF at the end are left out.
    var contentEnd: Int
    /// Offset behind its line end.
    var end: Int
    /// From 1.
    var number: Int
    /// Longer than BuildKit reads.
    var isOverlong: Bool
}
