/// Says what ShellCheck remarks on scripts; how it comes to know is its own affair.
public protocol ScriptChecker: Sendable {
    /// For each of `texts` the remarks on it; `nil` where they are not known.
    func remarks(on texts: [[UInt8]]) -> [[ScriptRemark]?]
}
