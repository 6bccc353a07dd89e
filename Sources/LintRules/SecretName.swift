/// Names that say that their value is a secret.
enum SecretName {
    private static let words: Set<String> = ["apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token"]
    private static let harmless: Set<String> = ["public", "file", "version"]

    /// By its words, parted by `_`, as BuildKit does.
    static func isOne(_ name: String) -> Bool {
        guard mayBeOne(name) else { return false }
        let parts = name.lowercased().split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        return parts.contains(where: words.contains) && !parts.contains(where: harmless.contains)
    }

    /// Nothing but key or auth in it, which is as often no secret.
    static func saysLittle(_ name: String) -> Bool {
        name.lowercased().split(separator: "_").allSatisfy { !words.contains(String($0)) || $0 == "key" || $0 == "auth" }
    }

    /// What costs nothing: one of the letters that all of the words have, or a variable.
    static func mayBeOne(_ name: String) -> Bool {
        name.utf8.contains { $0 == UInt8(ascii: "$") || $0 | 0x20 == UInt8(ascii: "k") || $0 | 0x20 == UInt8(ascii: "t") || $0 | 0x20 == UInt8(ascii: "w") }
    }
}
