/// A set of byte values, for `[…]` in a path pattern.
struct ByteSet: Sendable, Hashable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    func contains(_ byte: UInt8) -> Bool {
        word(byte >> 6) & bit(byte) != 0
    }

    mutating func insert(_ byte: UInt8) {
        switch byte >> 6 {
        case 0: words.0 |= bit(byte)
        case 1: words.1 |= bit(byte)
        case 2: words.2 |= bit(byte)
        default: words.3 |= bit(byte)
        }
    }

    mutating func insert(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { insert(byte) }
    }

    mutating func invert() {
        words = (~words.0, ~words.1, ~words.2, ~words.3)
    }

    static func == (left: ByteSet, right: ByteSet) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) {
        for index in 0..<4 { hasher.combine(word(UInt8(index))) }
    }

    private func word(_ index: UInt8) -> UInt64 {
        switch index {
        case 0: words.0
        case 1: words.1
        case 2: words.2
        default: words.3
        }
    }

    private func bit(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & 63) }
}
