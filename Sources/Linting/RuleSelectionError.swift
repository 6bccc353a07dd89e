/// A name in the configuration that no rule has.
public struct RuleSelectionError: Error, Sendable, Hashable, CustomStringConvertible {
    public var name: String

    public init(name: String) { self.name = name }

    public var description: String { "There is no rule '\(name)'. 'dhi rules' lists the rules and presets." }
}
