/// The names that other layers define and a configuration may use, for finding misspelt ones; an empty list is not checked.
public struct ConfigurationVocabulary: Sendable, Hashable {
    /// What `allow` may hold.
    public var permissions: [String]
    /// What `refuse` may hold.
    public var assumptions: [String]
    /// Names of rules, their codes, and presets.
    public var rules: [String]

    public init(permissions: [String] = [], assumptions: [String] = [], rules: [String] = []) {
        self.permissions = permissions
        self.assumptions = assumptions
        self.rules = rules
    }
}
