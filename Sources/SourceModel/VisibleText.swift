/// Text of unknown origin as it may be shown to people.
///
/// Control characters, what reorders text, and bytes that are not UTF-8 stand as `\n` or `\xNN`, so that a name or a message cannot pass for
/// other output or drive the terminal.
public enum VisibleText {
    /// `keepsLines`: line feeds and tabs stay, for messages of several lines.
    public static func of(_ bytes: some Collection<UInt8>, keepsLines: Bool = false) -> String {
        var result = ""
        var rest = bytes[...]
        while let byte = rest.first {
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let character = String(validating: rest.prefix(length), as: UTF8.self)?.unicodeScalars.first
            if let character, !steers(character) || (keepsLines && (byte == 0x0A || byte == 0x09)) {
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
    private static func steers(_ character: Unicode.Scalar) -> Bool {
        if character.isASCII { return character.value < 0x20 || character.value == 0x7F }
        return switch character.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
