import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

extension SearchedPlace {
    /// The commands of the instruction, names and arguments with a blank between them; variables of the file are replaced.
    func commands(in file: LintedFile) -> [SearchedText] {
        let commands = runCommands(in: file)
        return commands.indices.map { number in
            let command = commands[number]
            var text = SearchedText(owner: command.range)
            text.add(command.name ?? file.tree.text(command.nameRange), writtenAt: command.nameRange, in: file.tree.bytes)
            for argument in command.arguments where !startsOther(argument, number, commands) {
                text.add(" ")
                text.add(argument.value ?? file.tree.text(argument.range), writtenAt: argument.range, in: file.tree.bytes)
            }
            return text
        }
    }

    private func runCommands(in file: LintedFile) -> [RunCommand] {
        if isTrigger {
            guard let form else { return [] }
            return file.model.script(of: form, in: instruction)?.commands ?? []
        }
        guard let stage, case .run = instruction.content else { return form == nil ? [] : file.model.commands(in: index) }
        let variables = stage.states[index - stage.instructions.lowerBound].variables
        return file.model.commands(in: index) { variables[$0].value }
    }

    private var form: CommandForm? {
        switch instruction.content {
        case .run(let run): run.command
        case .cmd(let form), .entrypoint(let form): form
        case .healthcheck(let check): check.command
        default: nil
        }
    }

    /// Whether an argument of a command such as `sudo` belongs to what that starts, which follows as commands of their own.
    private func startsOther(_ argument: CommandWord, _ number: Int, _ commands: [RunCommand]) -> Bool {
        guard commands[number].isWrapper else { return false }
        return commands[(number + 1)...].prefix { $0.isWrapped }.contains { other in
            other.range.contains(argument.range) || argument.range.contains(other.nameRange)
        }
    }
}
