/// What a stage needs of its base image.
public enum VariantNeed: String, Sendable, Hashable, CaseIterable {
    /// A shell, a package manager or root, when it is built or when it runs.
    case dev
    /// To run one program.
    case runtime
}
