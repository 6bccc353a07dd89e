/// An address of e-mail as RFC 5322 writes it, without name and comments: `team@example.com`.
enum MailAddress {
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        // What is quoted may hold another one.
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
        return isLocal(bytes[..<at]) && isDomain(bytes[(at + 1)...])
    }

    private static func isLocal(_ bytes: ArraySlice<UInt8>) -> Bool {
        let quote = UInt8(ascii: "\"")
        guard bytes.first == quote else { return isAtoms(bytes) }
        guard bytes.count >= 3, bytes.last == quote else { return false }
        var isEscaped = false
        for byte in bytes.dropFirst().dropLast() {
            guard (0x20...0x7E).contains(byte) || byte == UInt8(ascii: "\t") else { return false }
            if isEscaped { isEscaped = false } else if byte == UInt8(ascii: "\\") { isEscaped = true } else if byte == quote { return false }
        }
        return !isEscaped
    }

    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.first == UInt8(ascii: "[") else { return isAtoms(bytes) }
        return bytes.last == UInt8(ascii: "]") && bytes.dropFirst().dropLast().allSatisfy { (0x21...0x7E).contains($0) && !"[\\]".utf8.contains($0) }
    }

    /// Words with dots between them.
    private static func isAtoms(_ bytes: ArraySlice<UInt8>) -> Bool {
        let words = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return words.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomByte) }
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
    }
}
