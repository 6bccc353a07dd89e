import CPCRE2

/// A compiled regular expression of PCRE2, for patterns that people write into configurations.
///
/// It works on bytes: a subject need not be UTF-8, and `.` is one byte. Compiling and matching are bounded (`Limits`, `MatchBudget`), so that
/// no pattern can stop the program: one that takes too long ends with an error.
public struct Pattern: Sendable {
    /// The pattern as it was written.
    public let text: String
    /// The number of each named group.
    public let groupNames: [String: Int]
    /// How many groups there are, besides the whole match.
    public let groupCount: Int
    private let code: CompiledCode
    private let limits: Limits

    /// Compiles `text`.
    public init(_ text: String, limits: Limits = Limits()) throws(PatternError) {
        self.text = text
        self.limits = limits
        code = try CompiledCode(Array(text.utf8))
        groupNames = code.groupNames
        groupCount = code.groupCount
    }

    /// The first match at or behind `start`; `nil` when there is none.
    public func firstMatch(in subject: [UInt8], from start: Int = 0) throws(MatchingError) -> Match? {
        guard subject.indices.contains(start) || start == subject.count else { return nil }
        var budget = MatchBudget()
        return try firstMatch(in: subject, from: start, spending: &budget)
    }

    /// The same by a budget that several searches have together.
    public func firstMatch(in subject: [UInt8], from start: Int = 0, spending budget: inout MatchBudget) throws(MatchingError) -> Match? {
        guard subject.indices.contains(start) || start == subject.count else { return nil }
        return try code.match(subject, from: start, options: 0, limits: limits, &budget).map { Match(subject: subject, ranges: $0, pattern: self) }
    }

    /// The match that takes up all of `subject`; `nil` when there is none.
    public func wholeMatch(in subject: [UInt8]) throws(MatchingError) -> Match? {
        var budget = MatchBudget()
        return try code.match(subject, from: 0, options: CompiledCode.whole, limits: limits, &budget).map { Match(subject: subject, ranges: $0, pattern: self) }
    }

    public func wholeMatch(in subject: String) throws(MatchingError) -> Match? {
        try wholeMatch(in: Array(subject.utf8))
    }

    /// What one search for a match may use up; each is plenty for a pattern that was meant to be matched.
    public struct Limits: Sendable, Hashable {
        /// Steps of the search.
        public var steps: UInt32 = 100_000
        /// Depth of nested steps.
        public var depth: UInt32 = 10_000
        /// Memory in KiB.
        public var heap: UInt32 = 8_192

        public init() {}
    }
}
