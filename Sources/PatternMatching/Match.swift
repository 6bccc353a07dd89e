/// Where a pattern matched a text, with what its groups took in.
public struct Match: Sendable {
    /// The text that was searched.
    public let subject: [UInt8]
    /// The range of the whole match, then of each group; `nil` for a group that took no part.
    public let ranges: [Range<Int>?]
    private let pattern: Pattern

    init(subject: [UInt8], ranges: [Range<Int>?], pattern: Pattern) {
        self.subject = subject
        self.ranges = ranges
        self.pattern = pattern
    }

    /// The range of the whole match; empty at the start when `\K` turned it around.
    public var range: Range<Int> { ranges[0] ?? 0..<0 }

    /// What group `number` took in, 0 being the whole match; `nil` when it took no part or does not exist.
    public subscript(number: Int) -> ArraySlice<UInt8>? {
        guard ranges.indices.contains(number), let range = ranges[number] else { return nil }
        return subject[range]
    }

    /// What the group called `name` took in.
    public subscript(name: String) -> ArraySlice<UInt8>? {
        pattern.groupNames[name].flatMap { self[$0] }
    }

    /// The text of `template` with the groups filled in; those that took no part count as empty.
    public func substituting(_ template: ReplacementTemplate) -> [UInt8] {
        var result: [UInt8] = []
        for piece in template.pieces {
            switch piece {
            case .text(let bytes): result += bytes
            case .group(let number): result += self[number] ?? []
            }
        }
        return result
    }
}
