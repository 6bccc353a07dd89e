public import CommandKnowledge
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

    public init(script: ShellScript, origin: Origin) {
        self.script = script
        self.origin = origin
    }

    /// A range of the script in the file.
    public func sourceRange(_ range: SourceRange) -> SourceRange {
        switch origin {
        case .file(let offset): SourceRange(Int(range.start) + offset, Int(range.end) + offset)
        case .logical(let line, let offset): line.sourceRange((Int(range.start) + offset)..<(Int(range.end) + offset))
        }
    }

    /// The commands of the script, wrappers in front of what they start.
    public var commands: [RunCommand] { readCommands { $0 } }

    /// The same with the variables replaced that `value` knows and the script itself does not set.
    public func commands(replacing value: (String) -> String?) -> [RunCommand] {
        let assigned = assignedVariables
        return readCommands { words in words.map { $0.replacingParameters { assigned.contains($0) ? nil : value($0) } } }
    }

    /// `replaced` gives what to read for words: for the linter the words as they are, which spares the search for what the script sets.
    private func readCommands(_ replaced: ([ShellWord]) -> [ShellWord]) -> [RunCommand] {
        let effective = script.effectiveCommands
        var functions: Set<String> = []
        for number in effective.indices {
            for reason in effective[number].occurrence.context.guards { if case .function(let name) = reason { functions.insert(name) } }
        }
        var commands: [RunCommand] = []
        commands.reserveCapacity(effective.count)
        // By their numbers, since commands are large values.
        for number in effective.indices {
            let words = replaced(effective[number].words)
            guard let first = words.first else { continue }
            let program = first.certainValue
            let name = effective[number].isCertain ? program.map(Self.name) : nil
            let isWrapped = !effective[number].wrappers.isEmpty
            commands.append(
                RunCommand(
                    name: name, program: program, nameRange: sourceRange(first.range), arguments: arguments(words), range: sourceRange(first.range.union(words[words.count - 1].range)),
                    isWrapped: isWrapped, mayFail: effective[number].occurrence.context.isCondition || !effective[number].occurrence.context.runsUnlessFailed,
                    isWrapper: effective[number].isWrapper, takesMoreArguments: effective[number].takesMoreArguments,
                    isFunction: !functions.isEmpty && name.map(functions.contains) ?? false, isInSubshell: effective[number].occurrence.context.isInSubshell))
            if !effective[number].occurrence.command.assignments.isEmpty || !effective[number].environment.isEmpty {
                let written = effective[number].occurrence.command.assignments.compactMap { assignment in assignment.value.literalValue.map { "\(assignment.name)=\($0)" } }
                commands[commands.count - 1].assignments = written + effective[number].environment.compactMap(\.literalValue)
            }
            // What a wrapper starts writes to where the wrapper's output goes.
            if !effective[number].occurrence.command.redirections.isEmpty, !isWrapped || effective[number].occurrence.command.words.first != effective[number].words.first {
                commands[commands.count - 1].outputs = replaced(effective[number].occurrence.command.redirections.filter(\.writesFile).map(\.target)).map { argument($0) }
            }
        }
        return commands
    }

    /// The words behind the first.
    private func arguments(_ words: [ShellWord]) -> [CommandWord] {
        guard words.count > 1 else { return [] }
        var arguments: [CommandWord] = []
        arguments.reserveCapacity(words.count - 1)
        for index in 1..<words.count { arguments.append(argument(words[index])) }
        return arguments
    }

    /// The last component of the path of a program; empty where there is none.
    private static func name(_ program: String) -> String {
        // By bytes: characters cost many times as much.
        guard program.holdsByte(UInt8(ascii: "/")) else { return program }
        return program.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
    }

    /// Files that redirections write which belong to no command: of groups, loops and conditions, and of no command at all.
    public func looseOutputs(replacing value: (String) -> String?) -> [CommandWord] {
        let assigned = assignedVariables
        func known(_ name: String) -> String? { assigned.contains(name) ? nil : value(name) }
        let bare = script.simpleCommands.filter { $0.command.words.isEmpty }.flatMap(\.command.redirections)
        return (script.compoundRedirections + bare).filter(\.writesFile).map { argument($0.target.replacingParameters(known)) }
    }

    /// Variables that the script gives a value anywhere.
    private var assignedVariables: Set<String> {
        var names: Set<String> = Set(script.loopVariables)
        for occurrence in script.simpleCommands {
            for assignment in occurrence.command.assignments { names.insert(assignment.name) }
            guard let name = occurrence.name, ["export", "local", "declare", "readonly", "read", "unset", "typeset", "getopts"].contains(name) else { continue }
            for word in occurrence.arguments { names.insert(String(word.literalPrefix.prefix { $0 != "=" })) }
        }
        return names
    }

    private func argument(_ word: ShellWord) -> CommandWord {
        if let value = word.certainValue { return CommandWord(value: value, range: sourceRange(word.range)) }
        let hasText = word.parts.contains { if case .literal = $0.kind { true } else { false } }
        return CommandWord(value: nil, prefix: word.literalPrefix, suffix: word.literalSuffix, maySplit: !hasText && word.maySplit, range: sourceRange(word.range))
    }

    /// The variables that the script reads and does not set before.
    public var variables: [DockerfileModel.VariableUse] {
        var reader = ShellVariableReader()
        for occurrence in script.simpleCommands { reader.read(occurrence) }
        return reader.uses.map { DockerfileModel.VariableUse(name: $0.name, range: sourceRange($0.range)) }
    }
}
