/// An absolute address as RFC 3986 writes it: `https://example.com/docs`.
enum WebAddress {
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), isScheme(bytes[..<colon]), isWritten(bytes[(colon + 1)...]) else { return false }
        let rest = bytes[(colon + 1)...]
        let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        // These name nothing without a host.
        guard ["http", "https", "ftp", "ssh", "git"].contains(scheme) else { return !rest.isEmpty }
        guard rest.starts(with: "//".utf8) else { return false }
        let authority = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
        let host = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
        return !host.isEmpty && host.first != UInt8(ascii: ":")
    }

    private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, isLetter(first) else { return false }
        return bytes.allSatisfy { isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) }
    }

    /// All characters are those of addresses, and each `%` has its two digits.
    private static func isWritten(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.count(where: { $0 == UInt8(ascii: "#") }) > 1 { return false }
        for (index, byte) in zip(bytes.indices, bytes) {
            if byte == UInt8(ascii: "%") {
                guard bytes.endIndex - index > 2, isHex(bytes[index + 1]), isHex(bytes[index + 2]) else { return false }
            } else if !isLetter(byte), !isDigit(byte), !"-._~:/?#[]@!$&'()*+,;=".utf8.contains(byte) {
                return false
            }
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20) }
}
