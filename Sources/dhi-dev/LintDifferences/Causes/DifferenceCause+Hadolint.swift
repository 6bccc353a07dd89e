extension DifferenceCause {
    /// The reviewed causes of differences from hadolint.
    static let hadolint: [DifferenceCause] = []
    /// The reviewed causes of differences from tally.
    static let tally: [DifferenceCause] = []
}
