/// One record of comma-separated values, as the values of `--mount` and `--device` are read.
struct CSVRecord {
    struct Field {
        /// The characters, quotes removed.
        var text: String
        /// Where the field stands among the characters.
        var range: Range<Int>
    }

    private(set) var fields: [Field] = []

    /// Reads the characters of a flag (of Latin-1) from `start` on.
    init(_ flag: FlagText, from start: Int) throws(ExpansionFault) {
        let characters = flag.characters
        guard start < characters.count else { throw ExpansionFault("EOF") }
        var offset = start
        while true {
            let fieldStart = offset
            var text: [UInt8] = []
            if offset < characters.count, characters[offset] == .doubleQuote {
                offset += 1
                while true {
                    guard offset < characters.count else { throw Self.fault(characters, start, offset, Self.quoteMessage) }
                    if characters[offset] != .doubleQuote {
                        text.append(characters[offset])
                        offset += 1
                        continue
                    }
                    offset += 1
                    if offset == characters.count || characters[offset] == .comma { break }
                    guard characters[offset] == .doubleQuote else { throw Self.fault(characters, start, offset - 1, Self.quoteMessage) }
                    text.append(.doubleQuote)
                    offset += 1
                }
                fields.append(Field(text: Self.string(text), range: fieldStart..<offset))
                if offset == characters.count { return }
            } else {
                while offset < characters.count, characters[offset] != .comma {
                    if characters[offset] == .doubleQuote {
                        throw Self.fault(characters, start, offset, "bare \" in non-quoted field")
                    }
                    offset += 1
                }
                fields.append(Field(text: flag.text(fieldStart..<offset), range: fieldStart..<offset))
                if offset == characters.count { return }
            }
            offset += 1
        }
    }

    private static let quoteMessage = "extraneous or missing \" in quoted-field"

    private static func fault(_ characters: [UInt8], _ start: Int, _ offset: Int, _ reason: String) -> ExpansionFault {
        // Columns count the bytes of the re-encoded text.
        let column = 1 + characters[start..<offset].reduce(0) { $0 + ($1 < 0x80 ? 1 : 2) }
        return ExpansionFault("parse error on line 1, column \(column): \(reason)")
    }

    private static func string(_ characters: [UInt8]) -> String {
        var result = String.UnicodeScalarView()
        for character in characters { result.append(Unicode.Scalar(character)) }
        return String(result)
    }
}
