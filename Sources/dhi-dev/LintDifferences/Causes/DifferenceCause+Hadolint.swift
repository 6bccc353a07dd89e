extension DifferenceCause {
    /// The reviewed causes of differences from hadolint; the first that holds counts.
    static let hadolint: [DifferenceCause] = stages + images + files + shells + packages + packageValues + metadata
}
