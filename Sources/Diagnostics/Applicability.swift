/// What applying a fix may do to the built image.
public enum Applicability: String, Sendable, Hashable, CaseIterable {
    /// A suggestion that a person has to decide; never applied by the program.
    case displayOnly = "display-only"
    /// Behaviour may change; applied only when asked for.
    case unsafe
    /// The built image means the same.
    case safe
}

extension Applicability: Comparable {
    private var rank: Int {
        switch self {
        case .displayOnly: 0
        case .unsafe: 1
        case .safe: 2
        }
    }

    /// A safer fix is greater.
    public static func < (left: Applicability, right: Applicability) -> Bool { left.rank < right.rank }
}
