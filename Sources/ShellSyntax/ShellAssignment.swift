public import SourceModel

/// `name=value` before a command or on its own.
public struct ShellAssignment: Sendable, Hashable {
    public var range: SourceRange
    public var name: String
    public var nameRange: SourceRange
    /// `name[index]=value`.
    public var index: ShellWord?
    /// `name+=value`.
    public var isAppending: Bool
    /// The value, possibly empty; bash's `(…)` is one part of kind `array`.
    public var value: ShellWord
}
