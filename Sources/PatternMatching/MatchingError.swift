/// Why it could not be told whether a pattern matches.
public enum MatchingError: Error, Sendable, Hashable {
    /// The search used up its limits: the pattern backtracks too much on this text.
    case limitExceeded
    case outOfMemory
    case failed(String)
}

extension MatchingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .limitExceeded: "the search for a match was given up, because the pattern tries too many possibilities on this text; make it more exact"
        case .outOfMemory: "there was not enough memory to match the pattern"
        case .failed(let text): text
        }
    }
}
