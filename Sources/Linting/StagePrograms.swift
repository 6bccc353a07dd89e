public import DockerfileSemantics
import HardenedCatalog

/// Which shells and programs a stage certainly lacks: its image has none, and nothing in the file may have brought one.
public struct StagePrograms {
    /// Programs that count as shells.
    public static let shells: Set<String> = ["sh", "bash", "ash", "dash", "zsh", "ksh", "busybox"]

    private let file: LintedFile
    private let stage: Stage
    private var isAbsent: [String: Bool] = [:]
    /// What the file may have brought.
    public var added: AddedPrograms

    public init(_ file: LintedFile, _ stage: Stage) {
        self.file = file
        self.stage = stage
        added = AddedPrograms(file, stage)
    }

    /// Whether shell forms certainly cannot run in front of the instruction at `index` (`nil`: at the end).
    public mutating func lacksShell(before index: Int? = nil) -> Bool {
        guard stage.image.hasShell.value == false else { return false }
        let state = index.map { $0 - stage.instructions.lowerBound }.flatMap { stage.states.indices.contains($0) ? stage.states[$0] : nil } ?? stage.final
        switch state.shell {
        case .unknown: return false
        case .absent: return !added.mayHold("/bin/sh", before: index)
        case .present(let words, _):
            guard let program = words.first else { return false }
            return !added.mayHold(program, before: index)
        }
    }

    /// Whether `program` is certainly missing in front of the instruction at `index` (`nil`: at the end).
    public mutating func lacks(_ program: String, before index: Int? = nil) -> Bool {
        let isAbsent = self.isAbsent[program] ?? isMissingInImage(program)
        self.isAbsent[program] = isAbsent
        return isAbsent && !added.mayHold(program, before: index)
    }

    private func isMissingInImage(_ program: String) -> Bool {
        let image = stage.image
        let name = program.lastComponent
        switch image.origin {
        case .scratch: return true
        case .hardened(let definition, _):
            if Self.shells.contains(name), definition.shells.isEmpty { return true }
            if case .absent = file.catalog.presence(ofCommand: name, in: definition) { return true }
            return false
        case .source(let source):
            if image.hasShell.value == false { return Self.shells.contains(name) || Self.systemTools.contains(name) }
            if source.commands.contains(name) { return false }
            guard file.catalog.baseSystem(source.distribution)?.absentCommands.contains(name) == true else { return false }
            return !file.catalog.presence(ofCommand: name, in: source).isPresent
        case .configured: return image.hasShell.value == false && Self.shells.contains(name)
        case .unknown: return false
        }
    }

    /// What images without a shell do not have either.
    private static let systemTools: Set<String> = [
        "env", "apt-get", "apt", "apk", "dpkg", "yum", "dnf", "microdnf", "mkdir", "chmod", "chown", "ln", "cp", "mv", "rm", "cat", "curl", "wget",
        "useradd", "groupadd", "adduser", "addgroup", "echo", "test", "npm", "pip",
    ]
}
