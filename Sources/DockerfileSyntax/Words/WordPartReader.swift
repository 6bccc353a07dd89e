import SourceModel

/// Reads the parts of one word.
struct WordPartReader {
    private let line: LogicalLine
    private let bytes: [UInt8]
    private let end: Int
    private let escape: UInt8
    private var offset: Int
    private var depth = 0

    init(_ line: LogicalLine, _ range: Range<Int>, escape: UInt8) {
        self.line = line
        bytes = line.bytes
        self.escape = escape
        offset = range.lowerBound
        end = range.upperBound
    }

    mutating func read() -> [WordPart]? {
        read(until: nil)
    }

    private var peek: UInt8? { offset < end ? bytes[offset] : nil }

    /// Reads up to `stop` and past it, or to the end.
    private mutating func read(until stop: UInt8?) -> [WordPart]? {
        guard depth < WordLexer.depthLimit else { return nil }
        depth += 1
        defer { depth -= 1 }
        var parts = PartList(line)
        while let byte = peek {
            if byte == stop {
                offset += 1
                return parts.finished()
            }
            switch byte {
            case .singleQuote:
                offset += 1
                let start = offset
                while let byte = peek, byte != .singleQuote { offset += 1 }
                guard peek != nil else { return nil }
                parts.addQuoted(start..<offset)
                offset += 1
            case .doubleQuote:
                guard readDoubleQuote(&parts) else { return nil }
            case .dollar:
                guard readDollar(&parts) else { return nil }
            case escape:
                offset += 1
                guard peek != nil else { continue }
                let start = offset
                skipCharacter()
                parts.add(start..<offset)
            default:
                let start = offset
                repeat { offset += 1 } while offset < end && isLiteral(bytes[offset]) && bytes[offset] != .singleQuote && bytes[offset] != stop
                parts.addRun(start..<offset)
            }
        }
        return stop == nil ? parts.finished() : nil
    }

    private mutating func readDoubleQuote(_ parts: inout PartList) -> Bool {
        offset += 1
        let start = offset
        while let byte = peek {
            switch byte {
            case .doubleQuote:
                if offset == start { parts.addQuoted(start..<start) }
                offset += 1
                return true
            case .dollar:
                guard readDollar(&parts) else { return false }
            case escape:
                if offset + 1 < end, bytes[offset + 1] == .doubleQuote || bytes[offset + 1] == .dollar || bytes[offset + 1] == escape {
                    offset += 1
                }
                parts.add(offset..<(offset + 1))
                offset += 1
            default:
                let start = offset
                repeat { offset += 1 } while offset < end && isLiteral(bytes[offset])
                parts.addRun(start..<offset)
            }
        }
        return false
    }

    /// Whether a byte stands for itself, in double quotes at least.
    private func isLiteral(_ byte: UInt8) -> Bool { byte != .doubleQuote && byte != .dollar && byte != escape }

    private mutating func readDollar(_ parts: inout PartList) -> Bool {
        let start = offset
        offset += 1
        guard peek == .openBrace else {
            let name = readName()
            if name.isEmpty {
                parts.add(start..<offset)
            } else {
                parts.add(.variable(variable(name, "", [], start)))
            }
            return true
        }
        offset += 1
        guard let first = peek, first != .openBrace, first != .closeBrace, first != .colon else { return false }
        let name = readName()
        guard let next = peek else { return false }
        offset += 1
        switch next {
        case .closeBrace:
            parts.add(.variable(variable(name, "", [], start)))
            return true
        case .colon:
            guard let modifier = peek, "+-?".utf8.contains(modifier) else { return false }
            offset += 1
            return readWord(name, ":" + String(Unicode.Scalar(modifier)), start, &parts)
        case UInt8(ascii: "+"), .dash, UInt8(ascii: "?"):
            return readWord(name, String(Unicode.Scalar(next)), start, &parts)
        case .hash, UInt8(ascii: "%"), .slash:
            let isDouble = peek == next
            if isDouble { offset += 1 }
            let modifier = String(repeating: String(Unicode.Scalar(next)), count: isDouble ? 2 : 1)
            if next == .slash, read(until: .slash) == nil { return false }
            guard read(until: .closeBrace) != nil else { return false }
            parts.add(.variable(variable(name, modifier, [], start)))
            return true
        default:
            return false
        }
    }

    private mutating func readWord(_ name: String, _ modifier: String, _ start: Int, _ parts: inout PartList) -> Bool {
        guard let word = read(until: .closeBrace) else { return false }
        parts.add(.variable(variable(name, modifier, word, start)))
        return true
    }

    private func variable(_ name: String, _ modifier: String, _ word: [WordPart], _ start: Int) -> WordPart.Variable {
        WordPart.Variable(name: name, modifier: modifier, word: word, range: line.sourceRange(start..<offset))
    }

    private mutating func skipCharacter() {
        offset += bytes.span.scalar(at: offset, end: end).width
    }

    private mutating func readName() -> String {
        var reader = NameReader(bytes.span, offset..<end)
        let name = reader.read(bytes.span)
        offset = reader.offset
        return name
    }
}
