import CommandKnowledge
public import DockerfileSemantics
public import DockerfileSyntax

/// The programs that the instructions of a stage may have put into its file system, beyond those of its image.
///
/// Copies and commands whose results are not known count as if they had brought the program. Each program is looked for once.
public struct AddedPrograms {
    private let file: LintedFile
    private let stage: Stage
    /// The instructions that shape the stage, in order.
    private lazy var history = file.history(of: stage)
    private var copies: [String: Int?] = [:]
    private var arrivals: [String: Int?] = [:]

    public init(_ file: LintedFile, _ stage: Stage) {
        self.file = file
        self.stage = stage
    }

    /// Whether an instruction in front of `end` (`nil`: any) may have brought `program`, a name or an absolute path.
    public mutating func mayHold(_ program: String, before end: Int? = nil) -> Bool {
        isBefore(arrival(of: program), end)
    }

    /// The same for COPY and ADD alone.
    public mutating func mayHoldCopy(of program: String, before end: Int? = nil) -> Bool {
        isBefore(copy(of: program), end)
    }

    /// Whether a mount of a RUN may hold `program`.
    public static func mayMount(_ program: String, in run: RunInstruction) -> Bool {
        run.mounts.contains { mount in
            guard ["bind", "cache", "tmpfs"].contains(mount.type), let target = mount.field("target", "dst", "destination")?.value else { return false }
            return target.contains("$") || ProgramPath.places(of: program).contains { $0.isInside(target) }
        }
    }

    private func isBefore(_ arrival: Int?, _ end: Int?) -> Bool {
        guard let arrival else { return false }
        return end.map { arrival < $0 } ?? true
    }

    private mutating func copy(of program: String) -> Int? {
        if let known = copies[program] { return known }
        let found = history.first { step in
            switch step.instruction.content {
            case .copy(let copy): mayBring(program, copy, step, unpacks: false)
            case .add(let copy): mayBring(program, copy, step, unpacks: true)
            default: false
            }
        }?.index
        copies[program] = .some(found)
        return found
    }

    private mutating func arrival(of program: String) -> Int? {
        if let known = arrivals[program] { return known }
        let copied = copy(of: program)
        let made = history.first { mayMake(program, $0) }?.index
        let found = [copied, made].compactMap { $0 }.min()
        arrivals[program] = .some(found)
        return found
    }

    // MARK: copies

    private func mayBring(_ program: String, _ copy: CopyInstruction, _ step: LintedFile.Step, unpacks: Bool) -> Bool {
        guard case .present(let destination, _) = file.expand(copy.destination, at: step) else { return true }
        let path = destination.utf8.first == UInt8(ascii: "/") ? destination : (step.state.workdir.value ?? "/") + "/" + destination
        let places = ProgramPath.places(of: program).filter { $0.isInside(path) }
        if places.isEmpty { return false }
        if places.contains(where: { $0.isSamePath(as: path) }) { return true }
        let sources = copy.sources.map(\.text) + copy.inlineFiles.map(\.path)
        return sources.contains { source in
            if unpacks, ProgramPath.isArchive(source) { return true }
            guard let name = ProgramPath.fileName(source) else { return true }
            return places.contains { $0.lastComponent == name } || !isKnownFile(name, in: path, copy)
        }
    }

    /// Whether a source is known to be one file, which lands in `folder` under its own name.
    private func isKnownFile(_ name: String, in folder: String, _ copy: CopyInstruction) -> Bool {
        if copy.inlineFiles.contains(where: { $0.path == name }) || name.utf8.dropFirst().contains(UInt8(ascii: ".")) { return true }
        // What is started as `/name` is a file.
        let started = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        return file.model.stages.contains { stage in
            [stage.final.entrypoint.value, stage.final.cmd.value].contains { command in
                guard let command, command.range != nil else { return false }
                return command.words.contains { $0 == started || $0.hasPrefix(started + " ") }
            }
        }
    }

    // MARK: commands

    private func mayMake(_ program: String, _ step: LintedFile.Step) -> Bool {
        guard case .run(let run) = step.instruction.content else { return false }
        let commands = file.commands(at: step.index)
        // Without a shell only the exec form runs, and nobody knows what it does.
        if stage.image.hasShell.value == false {
            if case .exec = run.command { return !commands.isEmpty }
            return false
        }
        let name = program.lastComponent
        return commands.contains { command in
            if command.isFunction { return false }
            guard let called = command.name else { return true }
            if Self.harmless.contains(called) { return false }
            if Self.links.contains(called) { return command.arguments.contains { $0.value.map { $0.lastComponent == name || $0.hasSuffix("/") } ?? true } }
            return true
        }
    }

    /// Programs that make no others.
    private static let harmless: Set<String> = [
        "cd", "echo", "printf", "mkdir", "rm", "rmdir", "chmod", "chown", "chgrp", "set", "export", "true", "false", ":", "test", "[", "cat", "grep", "id",
        "ls", "pwd", "date", "sleep", "touch", "useradd", "groupadd", "adduser", "addgroup", "usermod", "groupmod", "userdel", "groupdel", "deluser",
        "delgroup", "sed", "find", "exit", "which", "command", "type", "java", "node", "chpasswd", "setcap", "update-ca-certificates",
    ]
    private static let links: Set<String> = ["ln", "cp", "mv", "install", "tee"]
}
