/// What another tool calls the same problem.
public struct RuleAlias: Sendable, Hashable {
    public enum Tool: String, Sendable, Hashable {
        case hadolint
        /// The checks of `docker build --check`.
        case buildkit
    }

    public var tool: Tool
    public var name: String

    public static func hadolint(_ name: String) -> RuleAlias { RuleAlias(tool: .hadolint, name: name) }
    public static func buildkit(_ name: String) -> RuleAlias { RuleAlias(tool: .buildkit, name: name) }
}
