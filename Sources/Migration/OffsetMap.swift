import SourceModel

/// The way back from a rewritten text to the original.
struct OffsetMap {
    let edits: [TextEdit]

    /// The range of the original that became `range`; what an edit made maps to the text it replaced.
    func original(_ range: SourceRange) -> SourceRange {
        SourceRange(original(Int(range.start), isEnd: false), original(Int(range.end), isEnd: true))
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
