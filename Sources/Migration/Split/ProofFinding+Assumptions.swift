import Proving

extension ProofFinding {
    /// Whether a hardened stage may leave this to an assumption that is named: libraries of language packages and of programs, places that are
    /// written unseen, and values that the user has allowed to be written out.
    var mayBeAssumed: Bool {
        status == .assumed && (obligation == .libraries || obligation == .writes || reason == "frozen-variable")
    }
}
