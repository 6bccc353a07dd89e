import DockerfileSyntax
import SourceModel

/// The way back from a rewritten text to the original.
struct OffsetMap {
    private let edits: [TextEdit]
    /// Where each edit begins in the rewritten text.
    private let starts: [Int]

    /// Of edits that are sorted and disjoint.
    init(edits: [TextEdit]) {
        self.edits = edits
        var shift = 0
        starts = edits.map { edit in
            defer { shift += edit.replacement.count - edit.range.count }
            return Int(edit.range.start) + shift
        }
    }

    /// The range of the original that became `range`; what an edit made maps to the text it replaced.
    func original(_ range: SourceRange) -> SourceRange {
        SourceRange(original(Int(range.start), isEnd: false), original(Int(range.end), isEnd: true))
    }

    /// By instruction of the rewritten tree, the one of the original that it is; `nil`: it was inserted.
    func origins(of result: DockerfileTree, in original: DockerfileTree) -> [Int?] {
        var next = 0
        return result.instructions.map { instruction in
            let start = Int(instruction.keywordRange.start)
            if isInserted(start) { return nil }
            let place = self.original(SourceRange(start, start)).start
            // What was moved stands behind instructions that came after it.
            if next >= original.instructions.count || place < original.instructions[next].range.start { next = 0 }
            while next < original.instructions.count, place >= max(original.instructions[next].range.end, original.instructions[next].range.start + 1) { next += 1 }
            return next < original.instructions.count && original.instructions[next].range.start <= place ? next : nil
        }
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
        // The first edit that ends behind the offset; those in front of it only move it. What begins where text was removed is what followed that.
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            let (start, count) = (starts[middle], edits[middle].replacement.count)
            let isBehind = offset < start || (offset == start && isEnd) || offset < start + count || (offset == start + count && isEnd)
            if isBehind { high = middle } else { low = middle + 1 }
        }
        guard low < edits.count else { return offset - shift(behind: edits.count) }
        let start = starts[low]
        if offset < start || (offset == start && isEnd) { return offset - shift(behind: low) }
        return Int(isEnd ? edits[low].range.end : edits[low].range.start)
    }

    /// By how much the edits in front of the one with this number move the text.
    private func shift(behind number: Int) -> Int {
        guard number > 0 else { return 0 }
        let last = edits[number - 1]
        return starts[number - 1] + last.replacement.count - Int(last.range.end)
    }
}
