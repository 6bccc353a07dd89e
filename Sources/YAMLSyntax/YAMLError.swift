/// Why a text is not one YAML document.
public enum YAMLError: Error, Sendable, Hashable {
    /// What is wrong, in the parser's words, and what it was at, where it says so.
    case malformed(context: String?, problem: String, YAMLValue.Place)
    /// Keys that stand more than once in the same fields, sorted; the place is the first one of the first key.
    case duplicateKeys([String], YAMLValue.Place)
    /// The line holds what no YAML text may hold.
    case unreadable(problem: String, line: Int)
    case outOfMemory
}
