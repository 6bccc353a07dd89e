extension Array where Element == TextEdit {
    /// The edits that come to the same as these and then `later`, which refer to the text that these lead to; both sorted and disjoint.
    public func followed(by later: [TextEdit], in original: [UInt8]) -> [TextEdit] {
        let first = pieces(of: original.count)
        var pieces: [Piece] = []
        var rest = first[...]
        var taken = 0
        var position = 0
        // Takes the text up to `end` from what these edits lead to.
        func take(to end: Int, into pieces: inout [Piece]?) {
            while position < end, let piece = rest.first {
                let count = Swift.min(piece.count - taken, end - position)
                pieces?.append(piece.part(taken..<(taken + count)))
                position += count
                taken += count
                if taken == piece.count {
                    rest = rest.dropFirst()
                    taken = 0
                }
            }
        }
        for edit in later {
            var kept: [Piece]? = []
            take(to: Int(edit.range.start), into: &kept)
            pieces += kept ?? []
            if !edit.replacement.isEmpty { pieces.append(.new(edit.replacement)) }
            var dropped: [Piece]?
            take(to: Int(edit.range.end), into: &dropped)
        }
        var kept: [Piece]? = []
        take(to: Int.max, into: &kept)
        return Self.edits(pieces + (kept ?? []), of: original)
    }

    /// A part of a rewritten text.
    private enum Piece {
        case kept(Range<Int>)
        case new([UInt8])

        var count: Int {
            switch self {
            case .kept(let range): range.count
            case .new(let bytes): bytes.count
            }
        }

        func part(_ range: Range<Int>) -> Piece {
            switch self {
            case .kept(let own): .kept((own.lowerBound + range.lowerBound)..<(own.lowerBound + range.upperBound))
            case .new(let bytes): .new([UInt8](bytes[range]))
            }
        }
    }

    private func pieces(of count: Int) -> [Piece] {
        var pieces: [Piece] = []
        var done = 0
        for edit in self {
            if done < Int(edit.range.start) { pieces.append(.kept(done..<Int(edit.range.start))) }
            if !edit.replacement.isEmpty { pieces.append(.new(edit.replacement)) }
            done = Int(edit.range.end)
        }
        return done < count ? pieces + [.kept(done..<count)] : pieces
    }

    private static func edits(_ pieces: [Piece], of original: [UInt8]) -> [TextEdit] {
        var edits: [TextEdit] = []
        var done = 0
        var new: [UInt8] = []
        func close(at start: Int, _ edits: inout [TextEdit]) {
            let range = done..<start
            if !range.isEmpty || !new.isEmpty, [UInt8](original[range]) != new { edits.append(TextEdit(SourceRange(range.lowerBound, range.upperBound), new)) }
            new = []
        }
        for piece in pieces {
            switch piece {
            case .new(let bytes): new += bytes
            case .kept(let range):
                close(at: range.lowerBound, &edits)
                done = range.upperBound
            }
        }
        close(at: original.count, &edits)
        return edits
    }
}
