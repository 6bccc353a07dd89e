/// Turns the text of a path pattern into segments.
struct PathPatternCompiler {
    private let text: [UInt8]
    private var position = 0

    /// The segments of `text`, or `nil` when it can match nothing: a bracket without end, a backslash before nothing.
    static func segments(of text: [UInt8]) -> [PathPattern.Segment]? {
        var compiler = PathPatternCompiler(text: text)
        return compiler.segments()
    }

    private init(text: [UInt8]) {
        self.text = text
    }

    private mutating func segments() -> [PathPattern.Segment]? {
        var segments: [PathPattern.Segment] = []
        var elements: [PathPattern.Element] = []
        var stars = 0
        func finished() -> PathPattern.Segment {
            stars > 1 && elements.allSatisfy { $0 == .anyBytes } ? .folders : .name(elements)
        }
        while position < text.count {
            var byte = text[position]
            position += 1
            var isLiteral = false
            if byte == UInt8(ascii: "\\") {
                guard position < text.count else { return nil }
                byte = text[position]
                position += 1
                isLiteral = true
            }
            switch byte {
            case FilePath.slash:
                segments.append(finished())
                elements = []
                stars = 0
            case UInt8(ascii: "*") where !isLiteral:
                stars += 1
                if elements.last != .anyBytes { elements.append(.anyBytes) }
            case UInt8(ascii: "?") where !isLiteral:
                elements.append(.anyByte)
            case UInt8(ascii: "[") where !isLiteral:
                guard let set = bracket() else { return nil }
                elements.append(.oneOf(set))
            default:
                elements.append(.byte(byte))
            }
        }
        segments.append(finished())
        return segments
    }

    /// Reads a bracket from behind its `[`.
    private mutating func bracket() -> ByteSet? {
        var set = ByteSet()
        let isNegated = peek() == UInt8(ascii: "!") || peek() == UInt8(ascii: "^")
        if isNegated { position += 1 }
        var previous: UInt8?
        var isFirst = true
        while let byte = peek(), isFirst || byte != UInt8(ascii: "]") {
            isFirst = false
            position += 1
            if byte == UInt8(ascii: "-"), let low = previous, let next = peek(), next != UInt8(ascii: "]") {
                guard let high = literal() else { return nil }
                if low <= high { set.insert(low...high) }
                previous = nil
            } else if byte == UInt8(ascii: "["), peek() == UInt8(ascii: ":") {
                guard let end = text[position...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
                if end > position + 1, text[end - 1] == UInt8(ascii: ":") {
                    guard let members = PathPatternCompiler.characterClass(text[(position + 1)..<(end - 1)]) else { return nil }
                    set.insert(members)
                    position = end + 1
                    previous = nil
                } else {
                    set.insert(byte)
                    previous = byte
                }
            } else {
                position -= 1
                guard let byte = literal() else { return nil }
                set.insert(byte)
                previous = byte
            }
        }
        guard peek() != nil else { return nil }
        position += 1
        if isNegated { set.invert() }
        return set
    }

    private func peek() -> UInt8? { position < text.count ? text[position] : nil }

    /// The next byte, or the one behind a backslash.
    private mutating func literal() -> UInt8? {
        if peek() == UInt8(ascii: "\\") { position += 1 }
        guard let byte = peek() else { return nil }
        position += 1
        return byte
    }

    /// The ASCII members of a class such as `[:alpha:]`.
    private static func characterClass(_ name: ArraySlice<UInt8>) -> [UInt8]? {
        let lower = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
        let upper = Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
        let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
        let visible = Array(UInt8(0x21)...0x7E)
        switch String(decoding: name, as: UTF8.self) {
        case "alpha": return lower + upper
        case "lower": return lower
        case "upper": return upper
        case "digit": return digits
        case "alnum": return lower + upper + digits
        case "xdigit": return digits + Array("abcdefABCDEF".utf8)
        case "space": return Array(" \t\n\r".utf8) + [0x0B, 0x0C]
        case "blank": return Array(" \t".utf8)
        case "cntrl": return Array(UInt8(0)...0x1F) + [0x7F]
        case "graph": return visible
        case "print": return visible + [0x20]
        case "punct": return visible.filter { !(lower + upper + digits).contains($0) }
        default: return nil
        }
    }
}
