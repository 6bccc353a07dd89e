import DockerfileSemantics
import DockerfileSyntax
import Linting

/// A call of a package manager that certainly happens in the build of a stage.
struct PackageCommand {
    let command: RunCommand
    let name: String
    let manager: PackageManager
    let instruction: Int

    /// Those of a stage whose program the file did not bring in itself. Scripts that look first which manager there is are left out.
    static func all(of stage: Stage, in file: LintedFile) -> [PackageCommand] {
        stage.instructions.flatMap { index -> [PackageCommand] in
            let commands = file.commands[index]
            if commands.contains(where: { $0.name.map(choosers.contains) == true }) { return [] }
            return commands.enumerated().compactMap { number, command in
                guard let name = command.name, let manager = PackageManager(program: name), !commands.mayFail(at: number), !command.isFunction,
                    command.program == name || command.program?.hasPrefix("/usr/bin/") == true, !isBrought(name, to: stage, before: index, file)
                else { return nil }
                return PackageCommand(command: command, name: name, manager: manager, instruction: index)
            }
        }
    }

    /// Commands by which a script finds out what is there.
    private static let choosers: Set<String> = ["command", "which", "type", "hash"]

    /// Whether an earlier command names the manager, as when one manager installs another, or a copy may bring it.
    private static func isBrought(_ name: String, to stage: Stage, before index: Int, _ file: LintedFile) -> Bool {
        file.history(of: stage, before: index).contains { step in
            if case .run = step.instruction.content { return file.commands[step.index].contains { $0.name != name && $0.literalArguments.contains(name) } }
            return false
        } || file.mayCopy(name, to: stage, before: index)
    }
}
