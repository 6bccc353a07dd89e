/// When a simple command runs, and what its status does.
public struct ShellContext: Sendable, Hashable {
    /// Everything that decides whether it runs, outermost first; empty where it always runs.
    public var guards: [ShellGuard] = []
    /// Where it stands in its pipeline, from 0.
    public var pipelineIndex = 0
    /// How many commands its pipeline has.
    public var pipelineCount = 1
    public var isInBackground = false
    /// Within `$(…)`, backquotes, `<(…)` or `>(…)`, at any depth.
    public var isInSubstitution = false
    /// Within `( … )`, a substitution or a pipeline of several commands: variables set and directories changed do not last.
    public var isInSubshell = false
    /// Within a function's body: it runs when the function is called, if ever.
    @inlinable public var isInFunction: Bool {
        guards.contains { if case .function = $0 { true } else { false } }
    }
    /// Whether `!` turns its status around.
    public var isNegated = false
    /// Whether its status is tested by `if`, `while` or `until`.
    public var isCondition = false
    /// Whether its failure makes the whole script fail without `set -e`: nothing behind it hides its status.
    public var decidesStatus = true

    /// Whether it runs whenever the script runs, if nothing before it ends the script.
    @inlinable public var runsAlways: Bool { guards.isEmpty }

    /// Whether it runs unless something before it in the same list fails.
    @inlinable public var runsUnlessFailed: Bool { guards.allSatisfy { if case .afterSuccess = $0 { true } else { false } } }
}

/// A reason why a command may not run.
public enum ShellGuard: Sendable, Hashable {
    /// Behind `&&`.
    case afterSuccess
    /// Behind `||`.
    case afterFailure
    /// In a branch of `if`, or in the condition of `elif`.
    case branch
    /// In the body of `for`, `while`, `until` or `select`.
    case loop
    /// In an item of `case`.
    case selection
    case function(String)
}
