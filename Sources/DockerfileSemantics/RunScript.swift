import CommandKnowledge
public import DockerfileSyntax
public import ShellSyntax
public import SourceModel

/// Shell text of a Dockerfile, parsed, with the way back to the file.
public struct RunScript: Sendable {
    /// Where the ranges of the script lie.
    public enum Origin: Sendable {
        /// In the file, from this offset on.
        case file(Int)
        /// In a logical line, from this offset on.
        case logical(LogicalLine, Int)
    }

    public let script: ShellScript
    public let origin: Origin

    /// A range of the script in the file.
    public func sourceRange(_ range: SourceRange) -> SourceRange {
        switch origin {
        case .file(let offset): SourceRange(Int(range.start) + offset, Int(range.end) + offset)
        case .logical(let line, let offset): line.sourceRange((Int(range.start) + offset)..<(Int(range.end) + offset))
        }
    }

    /// The commands of the script, wrappers in front of what they start.
    public var commands: [RunCommand] {
        let effective = script.effectiveCommands
        var functions: Set<String> = []
        for command in effective {
            for reason in command.context.guards { if case .function(let name) = reason { functions.insert(name) } }
        }
        return effective.compactMap { command in
            guard let first = command.words.first else { return nil }
            let arguments = command.arguments.map { word in
                argument(word)
            }
            let name = command.isCertain ? command.name : nil
            return RunCommand(
                name: name, program: first.literalValue, nameRange: sourceRange(first.range), arguments: arguments, range: sourceRange(command.range),
                isWrapped: !command.wrappers.isEmpty, mayFail: mayFail(command.context), isWrapper: command.isWrapper,
                takesMoreArguments: command.takesMoreArguments, isFunction: name.map(functions.contains) ?? false,
                assignments: command.occurrence.command.assignments.compactMap { assignment in assignment.value.literalValue.map { "\(assignment.name)=\($0)" } }
                    + command.environment.compactMap(\.literalValue))
        }
    }

    private func argument(_ word: ShellWord) -> CommandWord {
        if !word.hasGlob, let value = word.literalValue { return CommandWord(value: value, range: sourceRange(word.range)) }
        let hasText = word.parts.contains { if case .literal = $0.kind { true } else { false } }
        return CommandWord(
            value: nil, prefix: word.literalPrefix, suffix: word.literalSuffix, maySplit: word.maySplit && !hasText, range: sourceRange(word.range))
    }

    private func mayFail(_ context: ShellContext) -> Bool {
        context.isCondition || context.guards.contains { $0 != .afterSuccess } || !context.decidesStatus && context.guards.contains(.afterFailure)
    }

    /// The variables that the script reads and does not set before.
    public var variables: [DockerfileModel.VariableUse] {
        var reader = ShellVariableReader()
        for occurrence in script.simpleCommands { reader.read(occurrence) }
        return reader.uses.map { DockerfileModel.VariableUse(name: $0.name, range: sourceRange($0.range)) }
    }
}
