/// A version by Semantic Versioning 2.0.0: `1.4.0-rc.1+build.7`.
enum SemanticVersion {
    static func isValid(_ text: String) -> Bool {
        let (rest, build) = cut(text[...], at: "+")
        let (core, release) = cut(rest, at: "-")
        let numbers = core.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 3, numbers.allSatisfy({ isNumber($0) }) else { return false }
        // A number of a pre-release has no leading zeros; one of a build may.
        return identifiers(release).allSatisfy { isIdentifier($0) && (!$0.utf8.allSatisfy(isDigit) || isNumber($0)) } && identifiers(build).allSatisfy { isIdentifier($0) }
    }

    private static func cut(_ text: Substring, at sign: Character) -> (Substring, Substring?) {
        guard let index = text.firstIndex(of: sign) else { return (text, nil) }
        return (text[..<index], text[text.index(after: index)...])
    }

    private static func identifiers(_ text: Substring?) -> [Substring] { text?.split(separator: ".", omittingEmptySubsequences: false) ?? [] }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(isDigit) && (text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0"))
    }

    private static func isIdentifier(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
}
