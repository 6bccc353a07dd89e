import SourceModel

/// Names that say that their value is a secret.
public enum SecretName {
    private static let words: Set<String> = ["apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token"]
    /// Words that are hardly ever about anything else, also within `adminPassword`.
    private static let plainWords: Set<String> = ["password", "passwd", "secret", "token"]
    private static let harmless: Set<String> = ["public", "file", "version"]
    /// What makes a key one of a table, a cache or a page, or something that is merely said of keys.
    private static let harmlessKeys: Set<String> = ["cache", "claim", "foreign", "partition", "primary", "site", "sort", "warn"]

    static func isOne(_ name: String) -> Bool {
        guard mayBeOne(name) else { return false }
        if isOneForBuildkit(name) { return !(saysLittle(name) && parts(of: name).contains(where: harmlessKeys.contains)) }
        let words = camelWords(of: name)
        return words.contains(where: plainWords.contains) && !words.contains(where: harmless.contains)
    }

    /// By its words, parted by `_`.
    public static func isOneForBuildkit(_ name: String) -> Bool {
        let parts = parts(of: name)
        return parts.contains(where: words.contains) && !parts.contains(where: harmless.contains)
    }

    /// Nothing but key or auth in it, which is as often no secret.
    static func saysLittle(_ name: String) -> Bool {
        parts(of: name).allSatisfy { !words.contains($0) || $0 == "key" || $0 == "auth" }
    }

    /// What costs little: the beginning of one of the words, anywhere and in any case, or a variable.
    static func mayBeOne(_ name: String) -> Bool {
        // The last three bytes.
        var window: UInt32 = 0
        for byte in name.utf8 {
            if byte == UInt8(ascii: "$") { return true }
            window = (window << 8 | UInt32(byte | 0x20)) & 0xFF_FFFF
            switch window {
            // key, aut, cre, pas, pwo, sec, tok
            case 0x6B_6579, 0x61_7574, 0x63_7265, 0x70_6173, 0x70_776F, 0x73_6563, 0x74_6F6B: return true
            default: continue
            }
        }
        return false
    }

    private static func parts(of name: String) -> [String] { name.lowercased().split(byte: UInt8(ascii: "_")).map(String.init) }

    /// `dbPasswordFile`: db, password, file.
    private static func camelWords(of name: String) -> [String] {
        var words: [String] = []
        var wasSmall = false
        for character in name {
            if character == "_" || character == "-" {
                wasSmall = false
                words.append("")
                continue
            }
            if words.isEmpty || wasSmall && character.isUppercase { words.append("") }
            words[words.count - 1] += character.lowercased()
            wasSmall = character.isLowercase || character.isNumber
        }
        return words
    }
}
