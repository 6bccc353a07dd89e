import SourceModel

/// The parts of a word gathered so far, and the literal text not yet made a part.
struct ShellWordText {
    let place: ShellWordPlace
    var parts: [ShellWordPart] = []
    /// Open parentheses or brackets.
    var level = 0
    /// Behind the last literal byte.
    var end = 0
    private var literal: [UInt8] = []
    private var start = 0

    init(place: ShellWordPlace) {
        self.place = place
    }

    mutating func append(_ byte: UInt8, at index: Int) {
        if literal.isEmpty { start = index }
        literal.append(byte)
    }

    /// Appends text whose bytes stand for themselves.
    mutating func append(_ bytes: ArraySlice<UInt8>) {
        if literal.isEmpty {
            start = bytes.startIndex
            literal = Array(bytes)
        } else {
            literal += bytes
        }
        end = bytes.endIndex
    }

    /// Makes the gathered literal a part.
    mutating func flush(_ parser: ShellParser, _ stop: Int) {
        guard !literal.isEmpty else { return }
        let part = ShellWordPart(range: parser.range(start, end), kind: .literal(literal))
        // Mostly the only one.
        if parts.isEmpty { parts = [part] } else { parts.append(part) }
        literal = []
    }
}

extension ShellWordPlace {
    /// Whether it is inside double quotes or a here-document, where blanks and globs are text.
    var isQuoted: Bool {
        switch self {
        case .doubleQuotes, .hereDocument: true
        case .parameter(let isQuoted, _): isQuoted
        default: false
        }
    }

    /// Whether letters, digits and `-./_` are nothing but text; elsewhere a position or one of them may end it.
    var hasPlainBytes: Bool {
        switch self {
        case .command, .assignment, .delimiter, .doubleQuotes, .hereDocument: true
        default: false
        }
    }

    var keepsApostrophes: Bool { isQuoted }

    var keepsQuotes: Bool { isHereDocument }

    var isDelimiter: Bool {
        if case .delimiter = self { true } else { false }
    }

    var isHereDocument: Bool {
        if case .hereDocument = self { true } else { false }
    }

    var isParameter: Bool {
        if case .parameter = self { true } else { false }
    }

    var isExtendedGlob: Bool {
        if case .extendedGlob = self { true } else { false }
    }

    var isInCommand: Bool {
        switch self {
        case .command, .assignment: true
        default: false
        }
    }
}
