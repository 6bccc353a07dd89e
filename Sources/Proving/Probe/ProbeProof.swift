import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether the HEALTHCHECK of a stage asks what it asked before, and can run.
struct ProbeProof {
    let stage: StageComparison
    let policy: ProofPolicy

    init(_ stage: StageComparison, policy: ProofPolicy) {
        self.stage = stage
        self.policy = policy
    }

    func findings() -> [ProofFinding] {
        let before = stage.before.final.healthcheck.value
        guard let check = stage.after.final.healthcheck.value else { return before?.range == nil ? [] : droppedFindings(before) }
        guard let definition = stage.definition, let range = check.range else { return [] }
        if stage.isSplit, !stage.isAlone, !isSame(before, check, definition) { return [failed("probe-changed", "the HEALTHCHECK would ask something else", at: range)] }
        if check.isShellForm, !definition.hasShell { return [failed("no-shell", "HEALTHCHECK needs a shell, and \(stage.after.image.title) has none", at: range)] }
        if !check.isShellForm, stage.isSplit || stage.isAlone, let program = check.words.first { return programFindings(program, definition, at: range) }
        let names: [(String, SourceRange)] =
            check.isShellForm
            ? stage.result.commands(inCommandAt: range).compactMap { command in command.name.map { ($0, command.nameRange) } }
            : check.words.first.map { [(String($0.split(separator: "/").last ?? ""), range)] } ?? []
        return names.compactMap { name, place in
            guard !ShellBuiltins.contains(name), case .absent(let reason, let package) = stage.catalog.presence(ofCommand: name, in: definition), !fileBrings(name) else { return nil }
            return failed("probe-missing", "HEALTHCHECK: \(stage.lack(of: name, reason, package: package))", at: place)
        }
    }

    private func reading(_ check: StartCommand, _ definition: ImageDefinition) -> ProbeReading {
        ProbeReader(runtime: definition, title: stage.after.image.title, source: stage.before.image.sourceImage, catalog: stage.catalog).read(check)
    }

    private func isSame(_ before: StartCommand?, _ after: StartCommand, _ definition: ImageDefinition) -> Bool {
        guard let before else { return false }
        if before.words == after.words { return true }
        return reading(before, definition) == .words(after.words)
    }

    /// A HEALTHCHECK that is gone.
    private func droppedFindings(_ before: StartCommand?) -> [ProofFinding] {
        guard stage.isSplit, let before, let definition = stage.definition, case .absent = stage.after.final.healthcheck else { return [] }
        if policy.allowsDroppedHealthcheck, case .refused = reading(before, definition) { return [] }
        return [failed("probe-lost", "the HEALTHCHECK would be lost", at: stage.baseRange)]
    }

    /// Without a shell the program itself has to be there for sure.
    private func programFindings(_ program: String, _ definition: ImageDefinition, at range: SourceRange) -> [ProofFinding] {
        if program.contains("/") {
            if stage.catalog.presence(ofCommand: program, in: definition).isPresent { return [] }
            return ProgramFileProof(stage, for: .probe).findings(program, at: range)
        }
        switch stage.catalog.presence(ofCommand: program, in: definition) {
        case .present: return []
        case _ where BuiltPrograms(stage).brings(program): return []
        case .unknown: return [stage.finding(.probe, .assumed, "probe-program", "HEALTHCHECK calls \(program), and whether \(stage.after.image.title) has it is not known", at: range)]
        case .absent(let reason, let package): return [failed("probe-missing", "HEALTHCHECK: \(stage.lack(of: program, reason, package: package))", at: range)]
        }
    }

    private func fileBrings(_ name: String) -> Bool { stage.history.installed(behind: stage.index).contains(name) }

    private func failed(_ reason: String, _ message: String, at range: SourceRange) -> ProofFinding { stage.finding(.probe, .failed, reason, message, at: range) }
}
