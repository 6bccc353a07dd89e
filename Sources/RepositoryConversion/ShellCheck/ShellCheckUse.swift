/// Whether ShellCheck is asked about scripts.
public enum ShellCheckUse: String, Sendable, Hashable, CaseIterable {
    /// Where it is on the PATH.
    case auto
    /// It has to be there.
    case always
    case never
}
