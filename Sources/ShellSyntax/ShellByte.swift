/// The bytes that mean something to a shell.
extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let exclamation: UInt8 = 0x21
    static let quote: UInt8 = 0x22
    static let number: UInt8 = 0x23
    static let dollar: UInt8 = 0x24
    static let percent: UInt8 = 0x25
    static let ampersand: UInt8 = 0x26
    static let apostrophe: UInt8 = 0x27
    static let leftParenthesis: UInt8 = 0x28
    static let rightParenthesis: UInt8 = 0x29
    static let asterisk: UInt8 = 0x2A
    static let plus: UInt8 = 0x2B
    static let comma: UInt8 = 0x2C
    static let minus: UInt8 = 0x2D
    static let period: UInt8 = 0x2E
    static let slash: UInt8 = 0x2F
    static let colon: UInt8 = 0x3A
    static let semicolon: UInt8 = 0x3B
    static let less: UInt8 = 0x3C
    static let equals: UInt8 = 0x3D
    static let greater: UInt8 = 0x3E
    static let questionMark: UInt8 = 0x3F
    static let at: UInt8 = 0x40
    static let leftBracket: UInt8 = 0x5B
    static let backslash: UInt8 = 0x5C
    static let rightBracket: UInt8 = 0x5D
    static let caret: UInt8 = 0x5E
    static let underscore: UInt8 = 0x5F
    static let backquote: UInt8 = 0x60
    static let leftBrace: UInt8 = 0x7B
    static let bar: UInt8 = 0x7C
    static let rightBrace: UInt8 = 0x7D
    static let tilde: UInt8 = 0x7E

    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isNameStart: Bool { isLetter || self == .underscore }
    var isNameByte: Bool { isNameStart || isDigit }

    /// Always text in words, between quotes and in here-documents.
    var isPlain: Bool { isNameByte || self == .minus || self == .period || self == .slash }

    /// Nothing but text in the words of a command, and of no pattern or brace expansion, which need `*`, `?`, `[` or `{`.
    var isPlainInWord: Bool {
        if isPlain { return true }
        switch self {
        case .equals, .colon, .comma, .plus, .at, .percent, .caret, .rightBracket: return true
        default: return false
        }
    }

    /// Whether a redirection may begin with it: its operator, or the descriptor in front of that.
    var mayBeginRedirection: Bool {
        switch self {
        case .less, .greater, .ampersand, .leftBrace: true
        default: isDigit
        }
    }

    /// `@ * # ? - $ !`: the parameters named by one character that is no digit.
    var isSpecialParameter: Bool {
        switch self {
        case .at, .asterisk, .number, .questionMark, .minus, .dollar, .exclamation: true
        default: false
        }
    }

    /// Ends an unquoted word: blanks, line feed and the operators' bytes.
    var isMetacharacter: Bool {
        switch self {
        case .space, .tab, .lineFeed, .bar, .ampersand, .semicolon, .leftParenthesis, .rightParenthesis, .less, .greater: true
        default: false
        }
    }
}
