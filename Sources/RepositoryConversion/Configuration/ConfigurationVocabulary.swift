public import Linting

/// The names that other layers define and a configuration may use, for finding misspelt ones; an empty list is not checked.
public struct ConfigurationVocabulary: Sendable, Hashable {
    /// What `allow` may hold.
    public var permissions: [String]
    /// What `refuse` may hold.
    public var assumptions: [String]
    /// Names of rules, their codes, and presets.
    public var rules: [String]

    /// Codes of other programs that rules pass on, which are no list.
    public var relayed: [RelayedCodes]

    public init(permissions: [String] = [], assumptions: [String] = [], rules: [String] = [], relayed: [RelayedCodes] = []) {
        self.relayed = relayed
        self.permissions = permissions
        self.assumptions = assumptions
        self.rules = rules
    }

    func relays(_ name: String) -> Bool { relayed.contains { $0.contains(name) } }
}
