/// What another tool calls the same problem.
public struct RuleAlias: Sendable, Hashable {
    public enum Tool: String, Sendable, Hashable, CaseIterable {
        case hadolint
        /// The checks of `docker build --check`.
        case buildkit
    }

    public var tool: Tool
    public var name: String
    /// The part of the rule that the name stands for, where other tools have several rules for one problem; `nil`: all of it.
    ///
    /// Selected or silenced by such a name are only the findings that the rule reports for this part.
    public var part: String?

    public static func hadolint(_ name: String, part: String? = nil) -> RuleAlias { RuleAlias(tool: .hadolint, name: name, part: part) }
    public static func buildkit(_ name: String, part: String? = nil) -> RuleAlias { RuleAlias(tool: .buildkit, name: name, part: part) }
}
