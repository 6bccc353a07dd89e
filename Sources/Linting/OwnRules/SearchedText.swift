import SourceModel

/// Text that rules of a configuration search, with the way back to the file.
struct SearchedText {
    private(set) var bytes: [UInt8] = []
    /// What is reported where the way back is not known.
    let owner: SourceRange
    private var pieces: [Piece] = []

    /// A part of the text that has a place in the file.
    private struct Piece {
        /// In the text.
        var range: Range<Int>
        var source: SourceRange
        /// The bytes are those of the file.
        var isExact: Bool
    }

    init(owner: SourceRange) {
        self.owner = owner
    }

    /// Adds text that has no place in the file.
    mutating func add(_ text: String) { bytes += text.utf8 }

    /// Adds text that stands in the file from `offset` on.
    mutating func add(_ text: some Collection<UInt8>, at offset: Int) {
        if text.isEmpty { return }
        pieces.append(Piece(range: bytes.count..<(bytes.count + text.count), source: SourceRange(offset, offset + text.count), isExact: true))
        bytes += text
    }

    /// Adds text that comes from what is written at `source`, whatever that is.
    mutating func add(_ text: String, for source: SourceRange) {
        let start = bytes.count
        bytes += text.utf8
        if bytes.count > start { pieces.append(Piece(range: start..<bytes.count, source: source, isExact: false)) }
    }

    /// Adds the text of what is written at `source` of `file`: exactly where it is the same, the end of it, or stands in quotes.
    mutating func add(_ text: String, writtenAt source: SourceRange, in file: [UInt8]) {
        for quotes in 0...1 {
            let end = Int(source.end) - quotes
            let start = end - text.utf8.count
            guard start >= Int(source.start) + quotes, file[start..<end].elementsEqual(text.utf8) else { continue }
            add(text.utf8, at: start)
            return
        }
        add(text, for: source)
    }

    /// The range in the file of a range of the text.
    func source(of range: Range<Int>) -> SourceRange {
        if range.isEmpty { return owner }
        guard let first = pieces.first(where: { $0.range.upperBound > range.lowerBound }), let last = pieces.last(where: { $0.range.lowerBound < range.upperBound }),
            first.range.lowerBound <= last.range.lowerBound
        else { return owner }
        let start = first.isExact ? Int(first.source.start) + max(0, range.lowerBound - first.range.lowerBound) : Int(first.source.start)
        let end = last.isExact ? Int(last.source.start) + min(range.upperBound, last.range.upperBound) - last.range.lowerBound : Int(last.source.end)
        return start <= end ? SourceRange(start, end) : owner
    }
}
