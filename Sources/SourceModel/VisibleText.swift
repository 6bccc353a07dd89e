/// Text of unknown origin as it may be shown to people.
///
/// Control characters, what reorders text, and bytes that are not UTF-8 stand as `\n` or `\xNN`, so that a name or a message cannot pass for
/// other output or drive the terminal.
public enum VisibleText {
    /// `keepsLines`: for running text rather than names. Line feeds and tabs stay, and so does what shows as nothing but is common in text: byte
    /// order marks, joiners of emoji.
    public static func of(_ bytes: some Collection<UInt8>, keepsLines: Bool = false) -> String {
        // Nearly all of it is plain.
        if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(decoding: bytes, as: UTF8.self) }
        var result = ""
        var rest = bytes[...]
        while let byte = rest.first {
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let character = String(validating: rest.prefix(length), as: UTF8.self)?.unicodeScalars.first
            if let character, !steers(character, isText: keepsLines) || (keepsLines && (byte == 0x0A || byte == 0x09)) {
                result.unicodeScalars.append(character)
                rest = rest.dropFirst(length)
            } else {
                result += byte == 0x0A ? "\\n" : byte == 0x09 ? "\\t" : byte == 0x0D ? "\\r" : "\\x" + hexadecimal(byte)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// Whether a character steers a terminal or reorders text instead of showing.
    private static func steers(_ character: Unicode.Scalar, isText: Bool) -> Bool {
        if character.isASCII { return character.value < 0x20 || character.value == 0x7F }
        return switch character.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: !isText || [0x061C, 0x200E, 0x200F].contains(character.value) || (0x202A...0x202E).contains(character.value) || (0x2066...0x2069).contains(character.value)
        default: false
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
