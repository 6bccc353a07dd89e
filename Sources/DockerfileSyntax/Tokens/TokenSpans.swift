/// The meaning of the bytes of a logical line.
struct TokenSpans {
    /// In order, without overlap; what is between them is white space or punctuation.
    private(set) var spans: [(range: Range<Int>, kind: Token.Kind)] = []

    init(_ instruction: Instruction, escape: UInt8) {
        add(instruction, escape: escape, offset: 0)
        if !instruction.heredocs.isEmpty, let markers = try? HeredocMarkers.find(in: instruction.logicalLine) {
            cut(markers.map(\.range))
        }
    }

    private mutating func add(_ instruction: Instruction, escape: UInt8, offset: Int) {
        let line = instruction.logicalLine
        let split = InstructionSplit(line, 0..<line.bytes.count, escape: escape)
        append(split.keyword, .keyword, offset)
        for flag in split.flagRanges { append(flag, .flag, offset) }
        switch instruction.arguments {
        case .nested(let inner):
            if let inner = inner.first { add(inner, escape: escape, offset: offset + split.arguments.lowerBound) }
        case .pairs(let pairs):
            for pair in pairs {
                append(pair.key.logicalRange, .argument, offset)
                append(pair.value.logicalRange, .argument, offset)
            }
        case .words(let words), .json(let words):
            for (index, word) in words.enumerated() {
                append(word.logicalRange, Self.isKeyword(instruction, index, words.count) ? .keyword : .argument, offset)
            }
            if words.isEmpty, !split.arguments.isEmpty, !instruction.arguments.isJSON { append(split.arguments, .argument, offset) }
        }
    }

    private mutating func append(_ range: Range<Int>, _ kind: Token.Kind, _ offset: Int) {
        if range.isEmpty { return }
        spans.append(((range.lowerBound + offset)..<(range.upperBound + offset), kind))
    }

    /// Makes markers of here-documents of the parts of other spans that they cover.
    private mutating func cut(_ markers: [Range<Int>]) {
        var result: [(range: Range<Int>, kind: Token.Kind)] = []
        var remaining = markers[...]
        for span in spans {
            var start = span.range.lowerBound
            while let marker = remaining.first, marker.lowerBound < span.range.upperBound {
                let from = max(start, marker.lowerBound)
                let to = min(span.range.upperBound, marker.upperBound)
                if start < from { result.append((start..<from, span.kind)) }
                if from < to { result.append((from..<to, .heredocMarker)) }
                start = max(start, to)
                if marker.upperBound > span.range.upperBound { break }
                remaining.removeFirst()
            }
            if start < span.range.upperBound { result.append((start..<span.range.upperBound, span.kind)) }
        }
        spans = result
    }

    private static func isKeyword(_ instruction: Instruction, _ index: Int, _ count: Int) -> Bool {
        switch instruction.keyword {
        case .from: count == 3 && index == 1
        case .healthcheck: index == 0
        default: false
        }
    }
}
