/// What has to stand on a command line for an effect to take place.
///
/// Written as an option (`-z`), an option and a pattern of its value (`-f=*.gz`), or a pattern of an operand (`git+*`); a `*` may
/// stand at either end.
public struct CommandCondition: Sendable, Hashable {
    /// `nil`: about the operands.
    public var option: String?
    /// `nil`: any value, or none.
    public var pattern: String?

    public init(_ text: String) {
        guard text.hasPrefix("-") else {
            pattern = text
            return
        }
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        option = String(parts[0])
        pattern = parts.count > 1 ? String(parts[1]) : nil
    }

    public var text: String { [option, pattern].compactMap { $0 }.joined(separator: "=") }

    /// Whether a word fits the pattern; of a word with expansions, its literal ends are compared.
    func fits(_ word: CommandWord) -> Bool {
        guard let pattern else { return true }
        let startsOpen = pattern.hasPrefix("*")
        let endsOpen = pattern.hasSuffix("*")
        let core = String(pattern.dropFirst(startsOpen ? 1 : 0).dropLast(endsOpen && pattern.count > 1 ? 1 : 0))
        if let value = word.value {
            switch (startsOpen, endsOpen) {
            case (false, false): return value == core
            case (true, false): return value.hasSuffix(core)
            case (false, true): return value.hasPrefix(core)
            case (true, true): return value.contains(core)
            }
        }
        if startsOpen, word.suffix.hasSuffix(core) { return true }
        return endsOpen && word.prefix.hasPrefix(core)
    }
}
