/// How sure it is that an obligation holds.
public enum ProofStatus: String, Sendable, Hashable, CaseIterable {
    case proven
    /// Holds if what the text says holds; nothing known speaks against it.
    case assumed
    case failed
}

extension ProofStatus: Comparable {
    private var rank: Int {
        switch self {
        case .proven: 0
        case .assumed: 1
        case .failed: 2
        }
    }

    /// The worse status is greater.
    public static func < (left: ProofStatus, right: ProofStatus) -> Bool { left.rank < right.rank }
}
