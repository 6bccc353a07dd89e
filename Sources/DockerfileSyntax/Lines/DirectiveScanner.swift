import SourceModel

/// Recognises parser directives for as long as they may stand there: from the top of the file to the first line
/// that is none.
struct DirectiveScanner {
    enum Outcome {
        case directive(ParserDirective)
        /// A directive BuildKit rejects, with its message.
        case rejected(String)
        /// Not a directive; there will be no more.
        case none
    }

    /// What a directive starts with: `#`, or `//` in files of other frontends.
    private let marker: [UInt8]
    private var seen: [ParserDirective.Name] = []
    private(set) var isDone = false

    private let checksEscape: Bool

    init(marker: [UInt8] = [.hash], checksEscape: Bool = true) {
        self.marker = marker
        self.checksEscape = checksEscape
    }

    /// Takes the next line, without its line end.
    mutating func next(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) -> Outcome {
        guard !isDone else { return .none }
        guard let directive = read(bytes, range, line: line) else {
            isDone = true
            return .none
        }
        if seen.contains(directive.name) {
            return .rejected("only one \(directive.name.rawValue) parser directive can be used")
        }
        seen.append(directive.name)
        if checksEscape, directive.name == .escape, directive.value != "\\", directive.value != "`" {
            return .rejected("invalid escape token '\(directive.value)' does not match ` or \\")
        }
        return .directive(directive)
    }

    private func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) -> ParserDirective? {
        let end = range.upperBound
        var offset = range.lowerBound
        for byte in marker {
            guard offset < end, bytes[offset] == byte else { return nil }
            offset += 1
        }
        offset = bytes.trimmedStart(offset..<end).lowerBound
        let nameStart = offset
        guard offset < end, bytes[offset].isLetter else { return nil }
        while offset < end, bytes[offset].isLetter || bytes[offset].isDigit { offset += 1 }
        let name = nameStart..<offset
        while offset < end, bytes[offset].isPatternSpace { offset += 1 }
        guard offset < end, bytes[offset] == .equals else { return nil }
        offset += 1
        guard offset < end, let known = ParserDirective.Name(rawValue: String(lossy: bytes, name).lowercased()) else { return nil }
        var value = offset..<end
        while !value.isEmpty, bytes[value.lowerBound].isPatternSpace { value = (value.lowerBound + 1)..<end }
        while !value.isEmpty, bytes[value.upperBound - 1].isPatternSpace { value = value.lowerBound..<(value.upperBound - 1) }
        // A value of blanks alone is its last blank.
        if value.isEmpty { value = (end - 1)..<end }
        return ParserDirective(
            name: known, value: String(lossy: bytes, value), range: SourceRange(range.lowerBound, end),
            valueRange: SourceRange(value.lowerBound, value.upperBound), line: line)
    }
}

extension UInt8 {
    /// White space of regular expressions: there vertical tab is none.
    fileprivate var isPatternSpace: Bool { self == .space || self == .tab || self == 0x0A || self == 0x0C || self == 0x0D }
}
