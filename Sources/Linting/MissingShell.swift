public import DockerfileSemantics
import HardenedCatalog

extension LintedFile {
    /// Whether a stage certainly has no shell for shell forms in front of the instruction at `index` (at its end: `nil`).
    public func lacksShell(_ stage: Stage, before index: Int? = nil) -> Bool {
        guard stage.image.hasShell.value == false else { return false }
        let state = index.map { number in steps(of: stage).first { $0.index == number }?.state ?? stage.final } ?? stage.final
        switch state.shell {
        case .unknown: return false
        case .absent: return !mayBring("/bin/sh", to: stage, before: index)
        case .present(let words, _):
            guard let program = words.first else { return false }
            return !mayBring(program, to: stage, before: index)
        }
    }

    /// Whether a stage certainly has no `program` in front of the instruction at `index`.
    public func lacksProgram(_ program: String, _ stage: Stage, before index: Int? = nil) -> Bool {
        guard isMissing(program, in: stage.image) else { return false }
        return !mayBring(program, to: stage, before: index)
    }

    private func isMissing(_ program: String, in image: ImageFacts) -> Bool {
        let name = program.split(separator: "/").last.map(String.init) ?? program
        switch image.origin {
        case .scratch: return true
        case .hardened(let definition, _):
            if Self.shells.contains(name), definition.shells.isEmpty { return true }
            if case .absent = catalog.presence(ofCommand: name, in: definition) { return true }
            return false
        case .source(let source):
            if image.hasShell.value == false { return Self.shells.contains(name) || Self.systemTools.contains(name) }
            if source.commands.contains(name) { return false }
            return catalog.baseSystem(source.distribution)?.absentCommands.contains(name) ?? false
        case .configured: return image.hasShell.value == false && Self.shells.contains(name)
        case .unknown: return false
        }
    }

    public static let shells: Set<String> = ["sh", "bash", "ash", "dash", "zsh", "ksh", "busybox"]

    /// What images without a shell do not have either.
    private static let systemTools: Set<String> = [
        "env", "apt-get", "apt", "apk", "dpkg", "yum", "dnf", "microdnf", "mkdir", "chmod", "chown", "ln", "cp", "mv", "rm", "cat", "curl", "wget",
        "useradd", "groupadd", "adduser", "addgroup", "echo", "test", "npm", "pip",
    ]
}
