public import CommandKnowledge
public import DockerfileSyntax
public import SourceModel

extension DockerfileModel {
    /// The commands that RUN, CMD, ENTRYPOINT or HEALTHCHECK at `index` runs, in the order of the text, seen through
    /// wrappers such as `sudo`, `env` and `sh -c`. Of a RUN that is a script for another interpreter there are none.
    public func commands(in index: Int) -> [RunCommand] {
        commandCache.commands(index, of: tree)
    }

    /// The commands of the RUN at `index` with the variables replaced that `value` knows.
    public func commands(in index: Int, replacing value: (String) -> String?) -> [RunCommand] {
        switch tree.instructions[index].content {
        case .run(let run):
            // What is read already holds where there is nothing to replace.
            guard mentions(UInt8(ascii: "$"), tree.instructions[index]), let script = script(of: run.command, in: tree.instructions[index]) else { return commands(in: index) }
            return script.commands(replacing: value)
        default: return commands(in: index)
        }
    }

    /// Files that redirections of the RUN at `index` write which belong to no single command.
    public func looseOutputs(in index: Int, replacing value: (String) -> String?) -> [CommandWord] {
        guard case .run(let run) = tree.instructions[index].content, mentions(UInt8(ascii: ">"), tree.instructions[index]), let script = script(of: run.command, in: tree.instructions[index]) else { return [] }
        return script.looseOutputs(replacing: value)
    }

    private func mentions(_ byte: UInt8, _ instruction: Instruction) -> Bool {
        !instruction.heredocs.isEmpty || instruction.logicalLine.bytes.contains(byte)
    }

    /// A word of an instruction with the variables of `state` replaced; `nil` when one is not known.
    public func expand(_ word: Word, in instruction: Instruction, _ state: StageState) -> String? {
        if WordSyntax.isPlain(word, in: instruction.logicalLine, escape: tree.escape) { return VariableScope.value(ofPlain: word).value }
        return state.variables.expand(word, in: instruction.logicalLine, escape: tree.escape)?.value
    }

    /// Names of the variables in a word of an instruction, those in defaults among them.
    public func variables(of word: Word, in instruction: Instruction) -> [String] {
        if WordSyntax.isPlain(word, in: instruction.logicalLine, escape: tree.escape) { return [] }
        func names(_ parts: [WordPart]) -> [String] {
            parts.flatMap { part -> [String] in if case .variable(let variable) = part { [variable.name] + names(variable.word) } else { [] } }
        }
        return names(WordSyntax.parts(of: word, in: instruction.logicalLine, escape: tree.escape) ?? [])
    }

    /// The commands of the instruction that covers `range`.
    public func commands(inCommandAt range: SourceRange) -> [RunCommand] {
        guard let instruction = tree.instructions.first(where: { $0.range.contains(range) }) else { return [] }
        return commands(in: instruction.index)
    }

    /// The shell text of a form with the way back to the file; `nil` for an exec form.
    public func script(of form: CommandForm, in instruction: Instruction) -> RunScript? { commandCache.script(of: form, in: instruction, of: tree) }

    /// A use of a variable by name.
    public struct VariableUse: Sendable, Hashable {
        public var name: String
        public var range: SourceRange
    }

    /// The variables that an instruction reads: in its words, or in the shell text it runs.
    public func variables(in index: Int) -> [VariableUse] {
        let instruction = tree.instructions[index]
        switch instruction.content {
        case .run(let run): return variables(of: run.command, in: instruction)
        case .cmd(let form), .entrypoint(let form): return variables(of: form, in: instruction)
        case .copy(let copy), .add(let copy): return (copy.sources + [copy.destination]).flatMap { uses(of: $0, in: instruction) }
        case .env(let pairs), .label(let pairs): return pairs.flatMap { uses(of: $0.value, in: instruction) }
        case .arg(let declarations): return declarations.compactMap(\.value).flatMap { uses(of: $0, in: instruction) }
        case .user(let word), .workdir(let word), .stopsignal(let word): return uses(of: word, in: instruction)
        case .expose(let words), .volume(let words): return words.flatMap { uses(of: $0, in: instruction) }
        default: return []
        }
    }

    private func variables(of form: CommandForm, in instruction: Instruction) -> [VariableUse] {
        script(of: form, in: instruction)?.variables ?? []
    }

    private func uses(of word: Word, in instruction: Instruction) -> [VariableUse] {
        guard let parts = WordSyntax.parts(of: word, in: instruction.logicalLine, escape: tree.escape) else { return [] }
        return uses(parts)
    }

    private func uses(_ parts: [WordPart]) -> [VariableUse] {
        parts.flatMap { part -> [VariableUse] in
            guard case .variable(let variable) = part else { return [] }
            // A form with a default of its own does not miss the variable.
            let needs = ![":-", "-", ":+", "+"].contains(variable.modifier)
            return (needs ? [VariableUse(name: variable.name, range: variable.range)] : []) + uses(variable.word)
        }
    }
}
