/// Names of the bytes that mean something in a Dockerfile.
extension UInt8 {
    static var tab: UInt8 { 0x09 }
    static var lineFeed: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
    static var space: UInt8 { 0x20 }
    static var doubleQuote: UInt8 { 0x22 }
    static var hash: UInt8 { 0x23 }
    static var dollar: UInt8 { 0x24 }
    static var singleQuote: UInt8 { 0x27 }
    static var comma: UInt8 { 0x2C }
    static var dash: UInt8 { 0x2D }
    static var slash: UInt8 { 0x2F }
    static var colon: UInt8 { 0x3A }
    static var less: UInt8 { 0x3C }
    static var equals: UInt8 { 0x3D }
    static var openBracket: UInt8 { 0x5B }
    static var backslash: UInt8 { 0x5C }
    static var closeBracket: UInt8 { 0x5D }
    static var openBrace: UInt8 { 0x7B }
    static var closeBrace: UInt8 { 0x7D }

    /// Tab, vertical tab, form feed, carriage return or space: what separates the words of an instruction.
    @inline(__always)
    var separatesWords: Bool { self == 0x20 || self == 0x09 || (self >= 0x0B && self <= 0x0D) }

    /// White space when the byte is taken for a character of Latin-1, as flags are read.
    @inline(__always)
    var isLatin1Space: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) || self == 0x85 || self == 0xA0 }

    @inline(__always)
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    @inline(__always)
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

    /// The byte in lower case when it is an ASCII letter.
    @inline(__always)
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
