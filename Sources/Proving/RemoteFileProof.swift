import BuildEffects
import DockerfileSemantics
import DockerfileSyntax

/// Whether containers that ran as root and do so no more can read what ADD fetches: such a file is its owner's alone (0600).
struct RemoteFileProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard stage.isStarted, let user = stage.userInsteadOfRoot else { return [] }
        let effects = stage.effectsBefore
        return stage.before.instructions.compactMap { index in
            guard case .add(let add) = stage.original.tree.instructions[index].content, add.chmod == nil, add.chown == nil,
                let source = add.sources.first(where: { $0.text.hasPrefix("http://") || $0.text.hasPrefix("https://") }), !source.text.hasSuffix(".git"),
                // What the build removes again nobody reads.
                effects.files(of: index).contains(where: { !effects.isGone($0) })
            else { return nil }
            let message = "ADD makes what it fetches from \(source.text) readable for root alone, and containers run as \(user.text); say --chmod=644"
            return stage.finding(.user, .failed, "remote-file-closed", message, at: stage.baseRange)
        }
    }
}
