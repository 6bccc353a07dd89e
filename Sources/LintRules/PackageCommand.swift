import DockerfileSemantics
import DockerfileSyntax
import Linting

/// A call of a package manager that certainly happens in the build of a stage.
struct PackageCommand {
    let command: RunCommand
    let name: String

    /// The first call in each RUN of a stage of a manager that is none of `managers`, and that the file did not bring itself.
    ///
    /// Scripts that look first which manager there is are left out.
    static func missing(among managers: [String], in stage: Stage, of file: LintedFile) -> [PackageCommand] {
        guard calls(in: stage, of: file, where: { !$0.isAmong(managers) }) else { return [] }
        var added = AddedPrograms(file, stage)
        /// Words of commands so far: a manager may install another.
        var mentioned: Set<String> = []
        return stage.instructions.compactMap { index in
            let commands = file.commands(at: index)
            defer {
                for number in commands.indices where commands[number].name.map(PackageManager.isOne) == true { mentioned.formUnion(commands[number].literalArguments) }
            }
            if commands.contains(where: { $0.name.map(choosers.contains) == true }) { return nil }
            // By number, since a copy of a command counts references to each of its parts.
            for number in commands.indices {
                guard let name = commands[number].name, let manager = PackageManager(program: name), !manager.isAmong(managers), !commands.mayFail(at: number),
                    !commands[number].isFunction, commands[number].program == name || commands[number].program?.hasPrefix("/usr/bin/") == true, !mentioned.contains(name),
                    !added.mayHoldCopy(of: name, before: index)
                else { continue }
                return PackageCommand(command: commands[number], name: name)
            }
            return nil
        }
    }

    /// Whether a RUN of a stage calls such a manager at all; few call any but the image's.
    private static func calls(in stage: Stage, of file: LintedFile, where isWanted: (PackageManager) -> Bool) -> Bool {
        stage.instructions.contains { index in
            let commands = file.commands(at: index)
            return commands.indices.contains { commands[$0].name.flatMap(PackageManager.init(program:)).map(isWanted) ?? false }
        }
    }

    /// Commands by which a script finds out what is there.
    private static let choosers: Set<String> = ["command", "which", "type", "hash"]
}
