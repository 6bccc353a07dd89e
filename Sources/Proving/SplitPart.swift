/// One of the two stages that a split makes of one.
public enum SplitPart: String, Sendable, Hashable {
    /// Where tools are.
    case build
    /// What containers are made of.
    case final
}
