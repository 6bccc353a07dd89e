public import Diagnostics
public import SourceModel

/// What the fixes of a file come to.
public struct FixedFile: Sendable {
    /// The text after the fixes.
    public var bytes: [UInt8]
    /// Edits that lead from the original to it.
    public var edits: [TextEdit] = []
    /// The findings that were repaired, as they were found.
    public var fixed: [Diagnostic] = []
    /// Fixes that would have changed more than they say, which were left out.
    public var refused: [Refusal] = []
    /// What is found in the text after the fixes.
    public var remaining: [Diagnostic]
    /// Rules of the configuration that could not be applied to the text after the fixes.
    public var failures: [PatternRuleFailure] = []

    /// A fix that did not keep its word.
    public struct Refusal: Sendable, Hashable {
        public var finding: Diagnostic
        public var fix: Fix
        /// What it would have changed undeclared; empty: BuildKit would reject the result.
        public var changes: Set<BuildAspect>
    }
}
