/// Text from bytes that need not be UTF-8: each byte that belongs to no character becomes U+FFFD.
///
/// The standard library replaces a truncated character by one U+FFFD, BuildKit each of its bytes.
extension String {
    init(lossy bytes: Span<UInt8>, _ range: Range<Int>) {
        let part = bytes.extracting(range)
        do {
            self = String(copying: try UTF8Span(validating: part))
        } catch {
            self = String.repaired(part)
        }
    }

    init(lossy bytes: [UInt8]) {
        self.init(lossy: bytes.span, 0..<bytes.count)
    }

    private static func repaired(_ bytes: Span<UInt8>) -> String {
        var result = String.UnicodeScalarView()
        var offset = 0
        while offset < bytes.count {
            let (scalar, width) = bytes.scalar(at: offset, end: bytes.count)
            result.append(scalar)
            offset += width
        }
        return String(result)
    }
}

extension Span where Element == UInt8 {
    /// The character at `offset` and its number of bytes; U+FFFD and 1 for a byte that starts no character.
    func scalar(at offset: Int, end: Int) -> (scalar: Unicode.Scalar, width: Int) {
        let first = self[offset]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4, offset + width <= end else { return ("\u{FFFD}", 1) }
        var value = UInt32(first) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        for index in (offset + 1)..<(offset + width) {
            let byte = self[index]
            guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let smallest: UInt32 = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000
        guard value >= smallest, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, width)
    }
}
