/// The difference that edits make, line by line, as `diff -u`, `git apply` and `patch -p1` know it.
///
/// It follows from the edits alone, in time proportional to the text: nothing is searched for. Lines end at LF; every
/// other byte, CR and NUL included, is content and is carried through.
public struct UnifiedDiff: Sendable {
    public let hunks: [Hunk]

    public var isEmpty: Bool { hunks.isEmpty }

    /// Lines that belong together: what changed, with unchanged lines around it.
    public struct Hunk: Sendable, Hashable {
        /// Number of the first line, from 1; with a count of 0 that of the line before.
        public var oldStart: Int
        public var oldCount: Int
        public var newStart: Int
        public var newCount: Int
        public var lines: [Line]
    }

    public struct Line: Sendable, Hashable {
        public enum Kind: Sendable, Hashable {
            case context, removed, added
        }

        public var kind: Kind
        /// Without its LF.
        public var bytes: ArraySlice<UInt8>
        /// `false` only for the last line of a text that does not end with LF.
        public var hasNewline: Bool
    }

    /// What `edits`, sorted and disjoint, change in `original`, with `context` unchanged lines around.
    public init(_ original: [UInt8], _ edits: [TextEdit], context: Int = 3) {
        precondition(edits.areDisjoint, "edits overlap or are not sorted")
        let old = TextLines(original)
        let changes = UnifiedDiff.changes(old, edits)
        var hunks: [Hunk] = []
        var shift = 0
        var first = 0
        while first < changes.count {
            var last = first
            while last + 1 < changes.count, changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * context { last += 1 }
            let hunk = UnifiedDiff.hunk(old, changes[first...last], context, shift)
            shift += hunk.newCount - hunk.oldCount
            hunks.append(hunk)
            first = last + 1
        }
        self.hunks = hunks
    }

    /// Whole lines that give way to others.
    private struct Change {
        var old: Range<Int>
        var new: [ArraySlice<UInt8>]
    }

    private static func changes(_ old: TextLines, _ edits: [TextEdit]) -> [Change] {
        var changes: [Change] = []
        var index = 0
        while index < edits.count {
            var lines = old.lines(touchedBy: edits[index].range)
            var own = [edits[index]]
            index += 1
            while index < edits.count {
                let next = old.lines(touchedBy: edits[index].range)
                // At the end of the text there need not be an LF that keeps what is added apart.
                guard next.lowerBound < lines.upperBound || lines.upperBound == old.count else { break }
                lines = lines.lowerBound..<max(lines.upperBound, next.upperBound)
                own.append(edits[index])
                index += 1
            }
            let base = old.start(of: lines.lowerBound)
            let local = own.map { TextEdit(SourceRange(Int($0.range.start) - base, Int($0.range.end) - base), $0.replacement) }
            let text = Array(old.bytes[base..<old.start(of: lines.upperBound)]).applying(local)
            if let change = trimmed(old, lines, TextLines(text).all) { changes.append(change) }
        }
        return changes
    }

    /// Leaves out equal lines at both ends; `nil` when nothing remains.
    private static func trimmed(_ old: TextLines, _ lines: Range<Int>, _ new: [ArraySlice<UInt8>]) -> Change? {
        var (low, high) = (lines.lowerBound, lines.upperBound)
        var new = new[...]
        while low < high, let first = new.first, first == old[low] {
            low += 1
            new = new.dropFirst()
        }
        while low < high, let last = new.last, last == old[high - 1] {
            high -= 1
            new = new.dropLast()
        }
        return low == high && new.isEmpty ? nil : Change(old: low..<high, new: Array(new))
    }

    private static func hunk(_ old: TextLines, _ changes: ArraySlice<Change>, _ context: Int, _ shift: Int) -> Hunk {
        var lines: [Line] = []
        let low = max(0, (changes.first?.old.lowerBound ?? 0) - context)
        var position = low
        func add(_ kind: Line.Kind, _ line: ArraySlice<UInt8>) {
            let hasNewline = line.last == 0x0A
            lines.append(Line(kind: kind, bytes: hasNewline ? line.dropLast() : line, hasNewline: hasNewline))
        }
        for change in changes {
            for index in position..<change.old.lowerBound { add(.context, old[index]) }
            for index in change.old { add(.removed, old[index]) }
            for line in change.new { add(.added, line) }
            position = change.old.upperBound
        }
        let high = min(old.count, position + context)
        for index in position..<high { add(.context, old[index]) }
        let newCount = lines.count { $0.kind != .removed }
        return Hunk(
            oldStart: high == low ? low : low + 1, oldCount: high - low, newStart: newCount == 0 ? low + shift : low + shift + 1, newCount: newCount,
            lines: lines)
    }
}

/// A text as its lines, each with its LF.
private struct TextLines {
    let bytes: [UInt8]
    private let starts: [UInt32]
    let count: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = LineIndex(bytes).starts
        // A text that ends with LF has no further, empty line.
        count = starts.last == UInt32(truncatingIfNeeded: bytes.count) ? starts.count - 1 : starts.count
    }

    subscript(line: Int) -> ArraySlice<UInt8> { bytes[start(of: line)..<start(of: line + 1)] }

    var all: [ArraySlice<UInt8>] { (0..<count).map { self[$0] } }

    func start(of line: Int) -> Int { line < count ? Int(starts[line]) : bytes.count }

    /// The lines that hold the ends of `range` and what is between.
    func lines(touchedBy range: SourceRange) -> Range<Int> {
        let low = min(line(at: range.start), count)
        return low..<max(low, min(line(at: range.end) + 1, count))
    }

    private func line(at offset: UInt32) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
