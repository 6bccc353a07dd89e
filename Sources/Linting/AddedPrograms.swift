public import DockerfileSemantics
public import DockerfileSyntax

extension LintedFile {
    /// Whether the instructions of a stage may have put `program`, a name or an absolute path, into its file system.
    ///
    /// Copies and commands whose results are not known count as if they had.
    public func mayBring(_ program: String, to stage: Stage, before end: Int? = nil) -> Bool {
        mayCopy(program, to: stage, before: end)
            || history(of: stage, before: end).contains { step in
                if case .run = step.instruction.content { mayBring(program, commandsAt: step, stage) } else { false }
            }
    }

    /// Whether COPY or ADD may have put `program` into the file system of a stage.
    public func mayCopy(_ program: String, to stage: Stage, before end: Int? = nil) -> Bool {
        history(of: stage, before: end).contains { step in
            switch step.instruction.content {
            case .copy(let copy): mayBring(program, copy, step, unpacks: false)
            case .add(let copy): mayBring(program, copy, step, unpacks: true)
            default: false
            }
        }
    }

    /// Whether a mount of a RUN may hold `program`.
    public func mayMount(_ program: String, in run: RunInstruction) -> Bool {
        run.mounts.contains { mount in
            guard ["bind", "cache", "tmpfs"].contains(mount.type), let target = mount.field("target", "dst", "destination")?.value else { return false }
            return target.contains("$") || Self.places(of: program).contains { $0.isInside(target) }
        }
    }

    private func mayBring(_ program: String, _ copy: CopyInstruction, _ step: Step, unpacks: Bool) -> Bool {
        guard case .present(let destination, _) = expand(copy.destination, at: step) else { return true }
        let path = destination.hasPrefix("/") ? destination : (step.state.workdir.value ?? "/") + "/" + destination
        let places = Self.places(of: program).filter { $0.isInside(path) }
        if places.isEmpty { return false }
        if places.contains(where: { $0.isSamePath(as: path) }) { return true }
        let sources = copy.sources.map(\.text) + copy.inlineFiles.map(\.path)
        return sources.contains { source in
            if unpacks, Self.isArchive(source) { return true }
            guard let name = Self.fileName(source) else { return true }
            return places.contains { $0.lastComponent == name } || !isKnownFile(name, in: path, copy)
        }
    }

    /// Whether a source is known to be one file, which lands in `folder` under its own name.
    private func isKnownFile(_ name: String, in folder: String, _ copy: CopyInstruction) -> Bool {
        if copy.inlineFiles.contains(where: { $0.path == name }) || name.dropFirst().contains(".") { return true }
        // What is started as `/name` is a file.
        let started = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        return model.stages.contains { stage in
            [stage.final.entrypoint.value, stage.final.cmd.value].contains { command in
                guard let command, command.range != nil else { return false }
                return command.words.contains { $0 == started || $0.hasPrefix(started + " ") }
            }
        }
    }

    private func mayBring(_ program: String, commandsAt step: Step, _ stage: Stage) -> Bool {
        // Without a shell only the exec form runs, and nobody knows what it does.
        if stage.image.hasShell.value == false { return !commands[step.index].isEmpty && isExecForm(step.instruction) }
        let name = program.lastComponent
        return commands[step.index].contains { command in
            if command.isFunction { return false }
            guard let called = command.name else { return true }
            if Self.harmless.contains(called) { return false }
            if Self.links.contains(called) { return command.arguments.contains { $0.value.map { $0.lastComponent == name || $0.hasSuffix("/") } ?? true } }
            return true
        }
    }

    private func isExecForm(_ instruction: Instruction) -> Bool {
        guard case .run(let run) = instruction.content, case .exec = run.command else { return false }
        return true
    }

    /// The value of a word at a step.
    public func expand(_ word: Word, at step: Step) -> Fact<String> {
        guard let parts = WordSyntax.parts(of: word, in: step.instruction.logicalLine, escape: tree.escape) else { return .unknown("it cannot be read") }
        return step.state.variables.expand(parts)
    }

    /// Programs that make no others.
    private static let harmless: Set<String> = [
        "cd", "echo", "printf", "mkdir", "rm", "rmdir", "chmod", "chown", "chgrp", "set", "export", "true", "false", ":", "test", "[", "cat", "grep", "id",
        "ls", "pwd", "date", "sleep", "touch", "useradd", "groupadd", "adduser", "addgroup", "usermod", "groupmod", "userdel", "groupdel", "deluser",
        "delgroup", "sed", "find", "exit", "which", "command", "type", "java", "node", "chpasswd", "setcap", "update-ca-certificates",
    ]
    private static let links: Set<String> = ["ln", "cp", "mv", "install", "tee"]

    private static let programFolders = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"]

    /// Where a program may stand; systems with one folder for `/bin` and `/usr/bin` are taken into account.
    private static func places(of program: String) -> [String] {
        guard program.hasPrefix("/") else { return programFolders.map { $0 + "/" + program } }
        if program.hasPrefix("/bin/") || program.hasPrefix("/sbin/") { return [program, "/usr" + program] }
        if program.hasPrefix("/usr/bin/") || program.hasPrefix("/usr/sbin/") { return [program, String(program.dropFirst("/usr".count))] }
        return [program]
    }

    private static func isArchive(_ source: String) -> Bool {
        let name = source.lastComponent
        return [".tar", ".tgz", ".tbz2", ".txz", ".tzst"].contains { name.hasSuffix($0) } || [".tar.", "*", "?", "$"].contains { name.contains($0) }
    }

    /// The last component of a source; `nil` when it names a folder or a pattern.
    private static func fileName(_ source: String) -> String? {
        if source.hasSuffix("/") || ["*", "?", "[", "$"].contains(where: { source.contains($0) }) { return nil }
        let name = source.lastComponent
        return name.isEmpty || name == "." || name == ".." ? nil : name
    }
}

extension String {
    /// Behind the last slash.
    fileprivate var lastComponent: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return String(self[index(after: slash)...])
    }

    private var pathComponents: [Substring] { split(separator: "/").filter { $0 != "." } }

    fileprivate func isSamePath(as other: String) -> Bool { pathComponents == other.pathComponents }

    fileprivate func isInside(_ folder: String) -> Bool { pathComponents.starts(with: folder.pathComponents) }
}
