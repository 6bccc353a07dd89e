public import SourceModel

/// One element of a pipeline.
public indirect enum ShellNode: Sendable, Hashable {
    case simple(ShellCommand)
    case compound(ShellCompound)
    case function(ShellFunction)

    public var range: SourceRange {
        switch self {
        case .simple(let command): command.range
        case .compound(let compound): compound.range
        case .function(let function): function.range
        }
    }
}

/// A function definition: `name() { … }` or `function name { … }`.
public struct ShellFunction: Sendable, Hashable {
    public var range: SourceRange
    public var name: ShellWord
    public var body: ShellNode
}
