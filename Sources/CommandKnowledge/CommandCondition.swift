import SourceModel

/// What has to stand on a command line for an effect to take place.
///
/// Written as an option (`-z`), an option and a pattern of its value (`-f=*.gz`), or a pattern of an operand (`git+*`); a `*` stands
/// for any text. `-i and -e` needs both.
public struct CommandCondition: Sendable, Hashable {
    /// `nil`: about the operands.
    public var option: String?
    /// `nil`: any value, or none.
    public var pattern: String?
    /// What has to stand there, too.
    public var further: [CommandCondition]

    public init(_ text: String) {
        let conjunction = Self.split(text)
        further = conjunction.map { [CommandCondition($0.rest)] } ?? []
        let own = conjunction?.first ?? text
        guard own.utf8.first == UInt8(ascii: "-") else {
            pattern = own
            return
        }
        let equals = own.utf8.firstIndex(of: UInt8(ascii: "="))
        option = equals.map { String(own[..<$0]) } ?? own
        pattern = equals.map { String(own[own.utf8.index(after: $0)...]) }
    }

    /// Of words that fit a pattern.
    init(pattern: String) {
        self.pattern = pattern
        further = []
    }

    public var text: String {
        ([[option, pattern].compactMap { $0 }.joined(separator: "=")] + further.map(\.text)).joined(separator: Self.conjunction)
    }

    private static let conjunction = " and "

    private static func split(_ text: String) -> (first: String, rest: String)? {
        guard text.utf8.first == UInt8(ascii: "-"), let offset = text.byteOffset(of: conjunction) else { return nil }
        let start = text.utf8.index(text.startIndex, offsetBy: offset)
        return (String(text[..<start]), String(text[text.utf8.index(start, offsetBy: conjunction.utf8.count)...]))
    }

    /// Whether a word fits the pattern; of a word with expansions, its literal ends are compared.
    func fits(_ word: CommandWord) -> Bool {
        guard let pattern else { return true }
        guard pattern.utf8.contains(UInt8(ascii: "*")) else { return word.value == pattern }
        let pieces = pattern.split(byte: UInt8(ascii: "*"), omittingEmptySubsequences: false)
        if let value = word.value { return Self.fits(value, pieces) }
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return false }
        if first.isEmpty, last.isEmpty { return Self.fits(word.prefix, pieces) || Self.fits(word.suffix, pieces) }
        return word.prefix.hasPrefix(first) && word.suffix.hasSuffix(last)
    }

    /// Whether the pieces between the stars of a pattern follow one another in `text`, the first and the last at its ends.
    private static func fits(_ text: String, _ pieces: [Substring]) -> Bool {
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return pieces.first.map { text == $0 } ?? text.isEmpty }
        guard text.hasPrefix(first), text.hasSuffix(last), text.utf8.count >= first.utf8.count + last.utf8.count else { return false }
        var rest = text.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
