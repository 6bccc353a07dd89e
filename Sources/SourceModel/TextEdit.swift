/// A replacement of some bytes of a text; an empty range inserts, an empty replacement deletes.
public struct TextEdit: Sendable, Hashable {
    public var range: SourceRange
    public var replacement: [UInt8]

    public init(_ range: SourceRange, _ replacement: [UInt8]) {
        self.range = range
        self.replacement = replacement
    }

    public init(_ range: SourceRange, _ replacement: String) {
        self.init(range, Array(replacement.utf8))
    }
}

extension Array where Element == TextEdit {
    /// Whether the edits are sorted and do not overlap, so that they can be applied together.
    public var areDisjoint: Bool {
        zip(self, dropFirst()).allSatisfy { $0.range.end <= $1.range.start && $0.range != $1.range }
    }
}

extension Array where Element == UInt8 {
    /// The bytes after `edits`, which must be sorted and disjoint and refer to these bytes.
    public func applying(_ edits: [TextEdit]) -> [UInt8] {
        precondition(edits.areDisjoint, "edits overlap or are not sorted")
        var result: [UInt8] = []
        result.reserveCapacity(count + edits.reduce(0) { $0 + $1.replacement.count })
        var done = 0
        for edit in edits {
            result += self[done..<Int(edit.range.start)]
            result += edit.replacement
            done = Int(edit.range.end)
        }
        result += self[done...]
        return result
    }
}
