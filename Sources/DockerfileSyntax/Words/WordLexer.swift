/// Goes through a word character by character and expands it.
///
/// Like BuildKit it has one buffer for the word under construction and empties it whenever it enters the text behind
/// a modifier, so that `words` (never `text`) lose what stands in front of `${x:-y}`.
struct WordLexer {
    /// A text, and the same text split at blanks outside of quotes.
    struct Piece {
        var text: [UInt8] = []
        var words: [Word] = []
        var inWord = false
    }

    struct Word {
        var text: [UInt8]
        /// Where it stands in the source.
        var range: Range<Int>
    }

    static let depthLimit = 100

    let options: WordExpander
    private(set) var matched: [String] = []
    private(set) var unmatched: [String] = []
    private let source: [UInt8]
    private let environment: (String) -> String?
    private var offset = 0
    private var rawEscapes: Bool
    private var depth = 0
    private var buffer: [UInt8] = []
    private var bufferRange = 0..<0

    init(_ source: [UInt8], options: WordExpander, environment: @escaping (String) -> String?) {
        self.source = source
        self.options = options
        self.environment = environment
        rawEscapes = options.rawEscapes
        // A byte order mark at the start is skipped.
        if source.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    mutating func readAll() throws(ExpansionFault) -> Piece {
        try read(until: nil, rawEscapes: rawEscapes)
    }

    // MARK: Characters

    /// The next byte, `nil` at the end. All characters with a meaning are ASCII.
    var peek: UInt8? { offset < source.count ? source[offset] : nil }

    mutating func skip() { offset += 1 }

    mutating func nextScalar() -> Unicode.Scalar? {
        guard offset < source.count else { return nil }
        let (scalar, width) = source.span.scalar(at: offset, end: source.count)
        offset += width
        return scalar
    }

    // MARK: Words

    /// Reads up to `stop` and past it, or to the end.
    mutating func read(until stop: UInt8?, rawEscapes: Bool) throws(ExpansionFault) -> Piece {
        guard depth < Self.depthLimit else { throw ExpansionFault("substitutions are nested too deeply") }
        depth += 1
        let outer = self.rawEscapes
        self.rawEscapes = rawEscapes
        defer {
            depth -= 1
            self.rawEscapes = outer
        }
        buffer.removeAll(keepingCapacity: true)
        var piece = Piece()
        loop: while let byte = peek {
            let start = offset
            if byte == stop {
                skip()
                finish(&piece)
                return piece
            }
            switch byte {
            case .dollar:
                let text = try readDollar()
                piece.text += text
                addSplitting(text, start, &piece)
            case .less:
                let text = readLess()
                piece.text += text
                add(text, start, &piece)
            case .singleQuote where !options.skipProcessQuotes:
                let text = try readSingleQuote()
                piece.text += text
                add(text, start, &piece)
            case .doubleQuote where !options.skipProcessQuotes:
                let text = try readDoubleQuote()
                piece.text += text
                add(text, start, &piece)
            case options.escape:
                skip()
                if self.rawEscapes {
                    piece.text.append(byte)
                    add([byte], start, &piece)
                }
                guard let scalar = nextScalar() else { break loop }
                let text = Array(String(scalar).utf8)
                piece.text += text
                add(text, start, &piece)
            case ..<0x80:
                skip()
                piece.text.append(byte)
                if byte.isSpaceASCII {
                    endWord(&piece)
                } else {
                    add(byte, start, &piece)
                }
            default:
                guard let scalar = nextScalar() else { break loop }
                let text = Array(String(scalar).utf8)
                piece.text += text
                if scalar.isSpace { endWord(&piece) } else { add(text, start, &piece) }
            }
        }
        if let stop {
            throw ExpansionFault("unexpected end of statement while looking for matching \(Unicode.Scalar(stop))")
        }
        finish(&piece)
        return piece
    }

    private mutating func add(_ byte: UInt8, _ start: Int, _ piece: inout Piece) {
        bufferRange = (buffer.isEmpty ? start : bufferRange.lowerBound)..<offset
        buffer.append(byte)
        piece.inWord = true
    }

    private mutating func add(_ text: [UInt8], _ start: Int, _ piece: inout Piece) {
        bufferRange = (buffer.isEmpty ? start : bufferRange.lowerBound)..<offset
        buffer += text
        piece.inWord = true
    }

    private mutating func addSplitting(_ text: [UInt8], _ start: Int, _ piece: inout Piece) {
        var index = 0
        while index < text.count {
            let (scalar, width) = text.span.scalar(at: index, end: text.count)
            if scalar.isSpace { endWord(&piece) } else { add(Array(text[index..<(index + width)]), start, &piece) }
            index += width
        }
    }

    private mutating func endWord(_ piece: inout Piece) {
        guard piece.inWord, !buffer.isEmpty else { return }
        finish(&piece)
    }

    private mutating func finish(_ piece: inout Piece) {
        guard !buffer.isEmpty else { return }
        piece.words.append(Word(text: buffer, range: bufferRange))
        buffer.removeAll(keepingCapacity: true)
        piece.inWord = false
    }

    // MARK: Quotes and angle brackets

    private mutating func readSingleQuote() throws(ExpansionFault) -> [UInt8] {
        let start = offset
        skip()
        while let byte = peek {
            skip()
            if byte == .singleQuote {
                let text = options.rawQuotes ? source[start..<offset] : source[(start + 1)..<(offset - 1)]
                return Array(text)
            }
        }
        throw ExpansionFault("unexpected end of statement while looking for matching single-quote")
    }

    private mutating func readDoubleQuote() throws(ExpansionFault) -> [UInt8] {
        var result: [UInt8] = []
        if options.rawQuotes { result.append(.doubleQuote) }
        skip()
        while let byte = peek {
            switch byte {
            case .doubleQuote:
                skip()
                if options.rawQuotes { result.append(byte) }
                return result
            case .dollar:
                result += try readDollar()
            case options.escape:
                skip()
                if rawEscapes { result.append(byte) }
                guard let next = peek else { continue }
                if next == .doubleQuote || next == .dollar || next == options.escape {
                    skip()
                    result.append(next)
                } else {
                    result.append(byte)
                }
            default:
                skip()
                result.append(byte)
            }
        }
        throw ExpansionFault("unexpected end of statement while looking for matching double-quote")
    }

    /// `<`, or `<<` with the blanks behind it, which belong to the word that follows.
    private mutating func readLess() -> [UInt8] {
        let start = offset
        skip()
        if peek == .less {
            skip()
            while let byte = peek, byte == .tab || byte == .carriageReturn || byte == .space { skip() }
        }
        return Array(source[start..<offset])
    }

    // MARK: Names

    /// A name behind `$`, empty when there is none.
    mutating func readName() -> String {
        var reader = NameReader(source.span, offset..<source.count)
        let name = reader.read(source.span)
        offset = reader.offset
        return name
    }

    mutating func value(of name: String) -> String? {
        guard let value = environment(name) else {
            if !unmatched.contains(name) { unmatched.append(name) }
            return nil
        }
        if !matched.contains(name) { matched.append(name) }
        return value
    }
}

extension UInt8 {
    fileprivate var isSpaceASCII: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
