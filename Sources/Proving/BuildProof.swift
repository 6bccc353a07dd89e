import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether the instructions of a stage still build on its new base.
///
/// The original is taken to build: what its base did not bring along was made by the file itself, and still is.
struct BuildProof {
    let stage: StageComparison
    let policy: ProofPolicy
    private var installed: InstalledCommands
    private let settings: BundlerSettings

    init(_ stage: StageComparison, policy: ProofPolicy) {
        self.stage = stage
        self.policy = policy
        installed = stage.history.installed(inFrontOf: stage.index)
        settings = BundlerSettings(stage.result, stage.after)
    }

    func findings() -> [ProofFinding] {
        var proof = self
        return proof.run()
    }

    private mutating func run() -> [ProofFinding] {
        var findings: [ProofFinding] = []
        for (offset, step) in stage.steps.enumerated() {
            findings += EnvironmentProof(stage).findings(step.index)
            findings += ShellChangeProof(stage).findings(step.instruction, step.state)
            switch step.instruction.content {
            case .run:
                findings += runFindings(step.index, step.instruction, before: stage.stateBefore(offset), after: step.state)
                continue
            case .onbuild(let onbuild) where onbuild.inner.contains(where: { if case .run = $0.content { true } else { false } }):
                findings += shellFindings(step.instruction, step.state, reason: "what ONBUILD runs")
            case .copy(let copy), .add(let copy):
                if !copy.destination.text.hasPrefix("/"), !copy.destination.text.hasPrefix("$") {
                    findings += workdirFindings(stage.stateBefore(offset), step.state, at: copy.destination.range)
                }
            default: break
            }
            installed.read(step.index, in: stage.result, catalog: stage.catalog)
        }
        return findings
    }

    /// Reads what the commands bring in, too, one by one.
    private mutating func runFindings(_ index: Int, _ instruction: Instruction, before: StageState, after: StageState) -> [ProofFinding] {
        guard case .run(let run) = instruction.content else { return [] }
        var findings: [ProofFinding] = []
        if case .shell = run.command { findings += shellFindings(instruction, after, reason: "this RUN") }
        if before.user.value?.isRoot == true, after.user.value?.isRoot != true {
            findings.append(
                stage.finding(.build, .failed, "build-needs-root", "this ran as root, and on \(stage.after.image.title) it would run as \(after.user.value?.text ?? "a user that is not known")", at: instruction.keywordRange))
        }
        let mounts = run.mounts.compactMap { $0.field("target", "dst", "destination")?.value }
        let files = ProjectFiles(stage.effectsBefore, stage.context, run, in: after.workdir.value.map { Place(absolute: $0) })
        var tracker = FolderTracker(after.workdir.value.map { Place(absolute: $0) })
        for command in stage.result.commands(in: index) {
            tracker.enter(command)
            findings += ScriptCommandProof(stage: stage, installed: installed, contents: files.contents).findings(command, in: tracker.folder)
            findings += CommandProof(stage: stage, policy: policy, installed: installed, workdir: after.workdir.value, variables: { [settings] in settings.value($0, after) }, mounts: mounts, files: files).findings(command)
            if WorkingDirectory.matters(to: command) {
                findings += workdirFindings(before, after, at: command.range)
            }
            installed.read(command, catalog: stage.catalog, distribution: stage.after.image.distribution.value)
        }
        return findings
    }

    private func shellFindings(_ instruction: Instruction, _ state: StageState, reason: String) -> [ProofFinding] {
        let title = stage.after.image.title
        let place = instruction.keywordRange
        switch stage.after.image.hasShell {
        case .present(false, _):
            return [stage.finding(.build, .failed, "no-shell", "\(title) has no shell, which \(reason) needs", at: place)]
        case .present(true, _):
            guard let program = state.shell.value?.first, let shell = program.split(separator: "/").last.map(String.init), shell != "sh" else { return [] }
            guard let definition = stage.definition, !definition.shells.contains(shell), !installed.contains(shell) else { return [] }
            return [stage.finding(.build, .failed, "no-such-shell", "SHELL names \(program), which \(title) does not have", at: place)]
        case .absent, .unknown:
            return [stage.finding(.build, .failed, "no-shell", "whether \(title) has a shell is not known", at: place)]
        }
    }

    private func workdirFindings(_ before: StageState, _ after: StageState, at range: SourceRange) -> [ProofFinding] {
        guard before.workdir.value != after.workdir.value || before.workdir.value == nil else { return [] }
        let new = after.workdir.value ?? "an unknown folder"
        guard let old = before.workdir.value else {
            return [stage.finding(.build, .failed, "workdir-unknown", "the working directory of \(stage.before.image.title) is not known and would be \(new); say which WORKDIR is meant above the RUN that needs it", at: range)]
        }
        return [stage.finding(.build, .failed, "workdir-differs", "the working directory would be \(new) instead of \(old); say WORKDIR \(old) above the RUN that needs it", at: range).kept(by: WorkingDirectory.instruction(old))]
    }
}
