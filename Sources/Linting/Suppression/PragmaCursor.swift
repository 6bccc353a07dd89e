import SourceModel

/// A place in the text of a comment that may be a pragma.
struct PragmaCursor {
    private(set) var offset: Int
    private let bytes: [UInt8]
    private let end: Int

    /// Behind the `#` of a comment line and the blanks that follow; `nil` where none of the words stands there that pragmas begin with.
    init?(_ bytes: [UInt8], line: SourceRange) {
        guard let offset = Self.start(of: line, in: bytes.span) else { return nil }
        var end = Int(line.end)
        while bytes[end - 1] <= 0x20 { end -= 1 }
        self.bytes = bytes
        self.offset = offset
        self.end = end
    }

    /// Whether a comment line may be a pragma; most comments are about something else.
    static func mayStand(in line: SourceRange, of bytes: [UInt8]) -> Bool { start(of: line, in: bytes.span) != nil }

    /// Where `check`, `dhi` or `hadolint` may begin.
    private static func start(of line: SourceRange, in bytes: Span<UInt8>) -> Int? {
        let end = Int(line.end)
        var offset = Int(line.start)
        while offset < end, bytes[offset] != UInt8(ascii: "#") { offset += 1 }
        offset += 1
        while offset < end, isBlank(bytes[offset]) { offset += 1 }
        guard offset < end, case let letter = bytes[offset] | 0x20, letter == UInt8(ascii: "c") || letter == UInt8(ascii: "d") || letter == UInt8(ascii: "h") else { return nil }
        return offset
    }

    init(_ bytes: [UInt8], value: SourceRange) {
        self.bytes = bytes
        offset = Int(value.start)
        end = Int(value.end)
    }

    /// Goes on behind `word` where it stands here, in whatever case.
    mutating func take(_ word: String) -> Bool {
        let wanted = word.utf8.span
        guard end - offset >= wanted.count else { return false }
        for index in wanted.indices where bytes[offset + index] | 0x20 != wanted[index] { return false }
        offset += wanted.count
        return true
    }

    /// Goes on behind a sign and the blanks around it.
    mutating func take(sign: UInt8) -> Bool {
        var place = offset
        while place < end, Self.isBlank(bytes[place]) { place += 1 }
        guard place < end, bytes[place] == sign else { return false }
        offset = place + 1
        skipBlanks()
        return true
    }

    /// Whether there were any.
    @discardableResult
    mutating func skipBlanks() -> Bool {
        let start = offset
        while offset < end, Self.isBlank(bytes[offset]) { offset += 1 }
        return offset > start
    }

    /// Names with commas between them; what follows is for people.
    mutating func names() -> [SuppressionPragma.Name] {
        var names: [SuppressionPragma.Name] = []
        repeat {
            let name = word()
            if !name.isEmpty { names.append(SuppressionPragma.Name(text: String(decoding: bytes[name.indices], as: UTF8.self), range: name)) }
        } while take(sign: UInt8(ascii: ","))
        return names
    }

    /// Up to a blank or a sign.
    mutating func word() -> SourceRange {
        let start = offset
        while offset < end, !Self.isBlank(bytes[offset]), bytes[offset] != UInt8(ascii: ","), bytes[offset] != UInt8(ascii: ";"), bytes[offset] != UInt8(ascii: "#") { offset += 1 }
        return SourceRange(start, offset)
    }

    /// Goes on at the end of `name=value`; false where there is none.
    mutating func skipField() -> Bool {
        let start = offset
        while offset < end, !Self.isBlank(bytes[offset]), bytes[offset] != UInt8(ascii: ";") { offset += 1 }
        return offset > start
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
