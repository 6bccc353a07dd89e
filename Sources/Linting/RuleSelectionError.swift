/// A name in the configuration that no rule has.
public struct RuleSelectionError: Error, Sendable, Hashable, CustomStringConvertible {
    public var name: String
    /// What was probably meant.
    public var suggestion: String?

    public init(name: String, suggestion: String? = nil) {
        self.name = name
        self.suggestion = suggestion
    }

    public var description: String {
        let hint = suggestion.map { "Did you mean '\($0)'? " } ?? ""
        return "There is no rule '\(name)'. \(hint)'dhi rules' lists the rules and presets."
    }
}
