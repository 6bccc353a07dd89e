import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// What of the image that containers are made of is weaker than a hardened image can be, and what nobody sees in a file.
struct FinalImageProof {
    let stage: StageComparison
    let isTarget: Bool

    init(_ stage: StageComparison, isTarget: Bool) {
        self.stage = stage
        self.isTarget = isTarget
    }

    func findings() -> [ProofFinding] {
        guard isTarget, let definition = stage.definition else { return [] }
        let title = stage.after.image.title
        var findings: [ProofFinding] = []
        if definition.isBuildImage {
            findings.append(stage.finding(.references, .assumed, "dev-final", "containers need the shell and the package manager that come with \(title)", at: stage.baseRange))
        }
        let user = stage.after.final.user
        let place = user.source?.range ?? stage.baseRange
        if user.value?.isRoot == true {
            findings.append(stage.finding(.user, .assumed, "root", "containers run as root and need it", at: place))
        } else {
            findings.append(stage.finding(.writes, .assumed, "unseen-writes", "the program writes only where \(user.value?.text ?? "its user") may", at: place))
        }
        if needsRoot { findings.append(stage.finding(.build, .assumed, "build-user", "what is installed after USER is installed by a user who may", at: place)) }
        return findings
    }

    /// A package manager is called by a user who is known not to be root.
    private var needsRoot: Bool {
        stage.steps.contains { step in
            guard case .run = step.instruction.content, step.state.user.value?.isRoot == false else { return false }
            return stage.result.commands(in: step.index).contains { !$0.isWrapped && $0.name.map { ["apt-get", "apt", "apk"].contains($0) } == true }
        }
    }
}
