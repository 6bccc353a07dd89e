import SourceModel

/// Cuts an instruction into tokens.
struct Tokenizer {
    private let bytes: [UInt8]
    private let escape: UInt8
    private let instruction: Instruction
    private var tokens: [Token] = []

    init(bytes: [UInt8], escape: UInt8, instruction: Instruction) {
        self.bytes = bytes
        self.escape = escape
        self.instruction = instruction
    }

    mutating func read() -> [Token] {
        let line = instruction.logicalLine
        let spans = TokenSpans(instruction, escape: escape).spans
        var next = 0
        var place = Int(instruction.range.start)
        for (index, segment) in line.segments.enumerated() {
            readGap(place..<Int(segment.physical), startsLine: index == 0)
            let logicalEnd = index + 1 < line.segments.count ? Int(line.segments[index + 1].logical) : line.bytes.count
            let logical = Int(segment.logical)..<logicalEnd
            readText(logical, shift: Int(segment.physical) - Int(segment.logical), spans, &next)
            place = Int(segment.physical) + logical.count
        }
        let bodies = instruction.heredocs.first.map { Int($0.body.start) } ?? Int(instruction.range.end)
        readGap(place..<bodies, startsLine: false)
        for heredoc in instruction.heredocs {
            add(.heredocBody, heredoc.body.indices)
            add(.heredocTerminator, heredoc.terminator.indices)
        }
        return tokens
    }

    private mutating func add(_ kind: Token.Kind, _ range: Range<Int>) {
        if range.isEmpty { return }
        tokens.append(Token(kind: kind, range: SourceRange(range.lowerBound, range.upperBound)))
    }

    /// A run of the logical line; `shift` leads from it to the file.
    private mutating func readText(_ logical: Range<Int>, shift: Int, _ spans: [(range: Range<Int>, kind: Token.Kind)], _ next: inout Int) {
        var place = logical.lowerBound
        while place < logical.upperBound {
            while next < spans.count, spans[next].range.upperBound <= place { next += 1 }
            guard next < spans.count, spans[next].range.lowerBound < logical.upperBound else {
                readBetween((place + shift)..<(logical.upperBound + shift))
                return
            }
            let span = spans[next]
            if span.range.lowerBound > place { readBetween((place + shift)..<(span.range.lowerBound + shift)) }
            let start = max(place, span.range.lowerBound)
            let end = min(span.range.upperBound, logical.upperBound)
            add(span.kind, (start + shift)..<(end + shift))
            place = end
        }
    }

    /// White space and punctuation between words.
    private mutating func readBetween(_ range: Range<Int>) {
        let bytes = bytes
        let span = bytes.span
        var place = range.lowerBound
        while place < range.upperBound {
            let start = place
            place = span.trimmedStart(place..<range.upperBound).lowerBound
            add(.whitespace, start..<place)
            let word = place
            while place < range.upperBound, span.spaceWidth(at: place) == 0 { place += 1 }
            add(.punctuation, word..<place)
        }
    }

    /// What the joined line leaves out: continuations, line ends, comments, blank lines.
    private mutating func readGap(_ range: Range<Int>, startsLine: Bool) {
        var place = range.lowerBound
        var atLineStart = startsLine
        while place < range.upperBound {
            let lineEnd = min(bytes.span.lineFeed(from: place), range.upperBound)
            var contentEnd = lineEnd
            while contentEnd > place, bytes[contentEnd - 1] == .carriageReturn { contentEnd -= 1 }
            readGapLine(place..<contentEnd, atLineStart: atLineStart)
            place = lineEnd < range.upperBound ? lineEnd + 1 : lineEnd
            add(.lineEnd, contentEnd..<place)
            atLineStart = true
        }
    }

    private mutating func readGapLine(_ range: Range<Int>, atLineStart: Bool) {
        let content = bytes.span.trimmedStart(range)
        add(.whitespace, range.lowerBound..<content.lowerBound)
        guard !content.isEmpty else { return }
        if atLineStart, bytes[content.lowerBound] == .hash {
            add(.comment, content)
        } else if bytes[content.lowerBound] == escape {
            add(.continuation, content.lowerBound..<(content.lowerBound + 1))
            add(.whitespace, (content.lowerBound + 1)..<content.upperBound)
        } else {
            add(.punctuation, content)
        }
    }
}
