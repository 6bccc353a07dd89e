import Proving

extension ProofFinding {
    /// Whether a hardened stage may leave this to an assumption that is named: libraries of language packages and of programs, places that are
    /// written unseen, values that the user has allowed to be written out, and files that are made before the image is built.
    var mayBeAssumed: Bool {
        status == .assumed && (obligation == .libraries || obligation == .writes || reason == "frozen-variable" || isOfContext)
    }

    /// Whether a file is taken to be in the build context in time: the original asks for it, too.
    var isOfContext: Bool { status == .assumed && reason == "context-file" }
}
