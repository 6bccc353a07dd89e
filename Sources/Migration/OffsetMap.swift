import SourceModel

/// The way back from a rewritten text to the original.
struct OffsetMap {
    let edits: [TextEdit]

    /// The range of the original that became `range`; what an edit made maps to the text it replaced.
    func original(_ range: SourceRange) -> SourceRange {
        SourceRange(original(Int(range.start), isEnd: false), original(Int(range.end), isEnd: true))
    }

    /// Whether the byte at `offset` of the rewritten text was inserted between bytes of the original.
    func isInserted(_ offset: Int) -> Bool {
        var shift = 0
        for edit in edits {
            let start = Int(edit.range.start) + shift
            if offset < start { return false }
            if offset < start + edit.replacement.count { return edit.range.isEmpty }
            shift += edit.replacement.count - edit.range.count
        }
        return false
    }

    private func original(_ offset: Int, isEnd: Bool) -> Int {
        var shift = 0
        for edit in edits {
            let start = Int(edit.range.start) + shift
            let end = start + edit.replacement.count
            if offset < start || (offset == start && (isEnd || edit.replacement.isEmpty)) { break }
            if offset < end || (offset == end && isEnd) { return Int(isEnd ? edit.range.end : edit.range.start) }
            shift += edit.replacement.count - edit.range.count
        }
        return offset - shift
    }
}
