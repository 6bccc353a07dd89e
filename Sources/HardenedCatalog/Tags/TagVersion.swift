/// A version as tags write it: its numbers, the most significant first.
///
/// `3.12.4`, `v3`, `8u502`, `21.0.12_8` and `8u502.b07` are versions; `8.5.0beta1` and `3.15-rc` are versions that are not released yet.
public struct TagVersion: Sendable, Hashable {
    public var numbers: [Int]
    /// A release candidate, beta or the like.
    public var isPrerelease: Bool

    public init(_ numbers: [Int], isPrerelease: Bool = false) {
        self.numbers = numbers
        self.isPrerelease = isPrerelease
    }

    /// `nil` when `word` is not a version.
    public init?(_ word: some StringProtocol) {
        // Most words of tags are none.
        guard let first = word.utf8.first, Self.mayBegin(first) else { return nil }
        self.init(Array(word.utf8)[...])
    }

    private static func mayBegin(_ first: UInt8) -> Bool { first == UInt8(ascii: "v") || first >= 0x30 && first <= 0x39 }

    /// `nil` when `bytes` are not a version.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let first = bytes.first, Self.mayBegin(first) else { return nil }
        var position = first == UInt8(ascii: "v") ? bytes.startIndex + 1 : bytes.startIndex
        var numbers: [Int] = []
        numbers.reserveCapacity(3)
        while true {
            let start = position
            var value = 0
            while position < bytes.endIndex, bytes[position] >= 0x30, bytes[position] <= 0x39 {
                value = value * 10 + Int(bytes[position] - 0x30)
                position += 1
                guard position - start <= 15 else { return nil }
            }
            guard position > start else { return nil }
            numbers.append(value)
            guard position < bytes.endIndex else { break }
            guard let next = TagVersion.behindSeparator(bytes, position) else {
                let rest = String(decoding: bytes[position...], as: UTF8.self)
                guard TagVersion.isPrereleaseMark(rest) else { return nil }
                self.init(numbers, isPrerelease: true)
                return
            }
            position = next
        }
        self.init(numbers)
    }
}

extension TagVersion: CustomStringConvertible {
    public var description: String { numbers.map(String.init).joined(separator: ".") }
}

extension TagVersion {
    /// Negative, zero or positive, as far as both say anything.
    func compared(to other: TagVersion) -> Int {
        for (mine, its) in zip(numbers, other.numbers) where mine != its { return mine < its ? -1 : 1 }
        return 0
    }

    /// Negative, zero or positive; of two that agree as far as both go, the longer is the greater.
    func orderedCompared(to other: TagVersion) -> Int {
        let common = compared(to: other)
        return common != 0 ? common : numbers.count - other.numbers.count
    }

    func hasPrefix(_ prefix: [Int]) -> Bool { numbers.starts(with: prefix) }

    /// Whether `word`, or what follows the numbers of a version, marks something unreleased: `rc1`, `beta`, `M2`, `preview.7`.
    static func isPrereleaseMark(_ word: some StringProtocol) -> Bool {
        let letters = word.utf8.prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
        let rest = word.utf8[letters.endIndex...]
        guard !letters.isEmpty, rest.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }) else { return false }
        let isSmall = letters.allSatisfy { $0 & 0x20 != 0 }
        let mark = isSmall ? String(decoding: letters, as: UTF8.self) : String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
        return mark.utf8.count == 1 ? !rest.isEmpty && (mark == "a" || mark == "b" || mark == "m") : prereleaseMarks.contains(mark)
    }

    /// The position behind a separator that has another number behind it.
    private static func behindSeparator(_ bytes: ArraySlice<UInt8>, _ position: Int) -> Int? {
        func isDigit(_ index: Int) -> Bool { index < bytes.endIndex && bytes[index] >= 0x30 && bytes[index] <= 0x39 }
        switch bytes[position] {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "+"):
            if isDigit(position + 1) { return position + 1 }
            return position + 1 < bytes.endIndex && bytes[position + 1] == UInt8(ascii: "b") && isDigit(position + 2) ? position + 2 : nil
        case UInt8(ascii: "u"): return isDigit(position + 1) ? position + 1 : nil
        default: return nil
        }
    }

    static let prereleaseMarks: Set<String> = [
        "rc", "beta", "alpha", "ea", "preview", "pre", "dev", "nightly", "canary", "milestone", "snapshot", "edge", "testing", "tip", "devel", "unstable",
        "experimental", "next", "insiders", "rolling",
    ]
}
