/// How grave a finding is, from an error to a mere hint.
public enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning, information, hint
}

extension Severity: Comparable {
    private var rank: Int {
        switch self {
        case .hint: 0
        case .information: 1
        case .warning: 2
        case .error: 3
        }
    }

    /// A graver severity is greater.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
