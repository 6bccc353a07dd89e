/// What stands for a match: text in which `$1`, `${1}` and `${name}` stand for groups and `$$` for a dollar sign.
public struct ReplacementTemplate: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case text([UInt8])
        case group(Int)
    }

    /// As it was written.
    public let text: String
    let pieces: [Piece]

    /// Reads `text`, whose groups must exist in `pattern`; the error's offset is one into `text`.
    public init(_ text: String, for pattern: Pattern) throws(PatternError) {
        self.text = text
        let bytes = Array(text.utf8)
        var pieces: [Piece] = []
        var literal: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let start = position
            position += 1
            guard bytes[start] == UInt8(ascii: "$") else {
                literal.append(bytes[start])
                continue
            }
            if position < bytes.count, bytes[position] == UInt8(ascii: "$") {
                literal.append(UInt8(ascii: "$"))
                position += 1
                continue
            }
            let name = try ReplacementTemplate.groupName(in: bytes, at: &position)
            guard let number = UInt16(name).map({ Int($0) }) ?? pattern.groupNames[name], number <= pattern.groupCount else {
                throw PatternError(offset: start, message: "the pattern has no group \"\(name)\"")
            }
            if !literal.isEmpty { pieces.append(.text(literal)) }
            literal = []
            pieces.append(.group(number))
        }
        if !literal.isEmpty { pieces.append(.text(literal)) }
        self.pieces = pieces
    }

    /// The name behind a `$` at `position`, which moves behind it.
    private static func groupName(in bytes: [UInt8], at position: inout Int) throws(PatternError) -> String {
        let start = position
        let name: ArraySlice<UInt8>
        if start < bytes.count, bytes[start] == UInt8(ascii: "{") {
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else {
                throw PatternError(offset: start - 1, message: "\"${\" has no \"}\" behind it")
            }
            name = bytes[(start + 1)..<end]
            position = end + 1
        } else {
            name = bytes[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            position = name.endIndex
        }
        if name.isEmpty {
            throw PatternError(offset: start - 1, message: "\"$\" has no group behind it; write \"$$\" for a dollar sign")
        }
        return String(decoding: name, as: UTF8.self)
    }
}
