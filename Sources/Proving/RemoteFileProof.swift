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
            if isOpened(index, effects) || isOpenedBySelf(source.text) { return nil }
            let message = "ADD makes what it fetches from \(source.text) readable for root alone, and containers run as \(user.text); say --chmod=644"
            return stage.finding(.user, .failed, "remote-file-closed", message, at: stage.baseRange)
        }
    }

    /// Whether a command behind it gives all that it brings a mode by which others may read it.
    private func isOpened(_ index: Int, _ effects: StageEffects) -> Bool {
        let own = effects.files.filter { $0.instruction == index }
        let changes = ModeChange.changes(of: stage.before, in: stage.original, effects).filter { $0.instruction > index }
        return !own.isEmpty && own.allSatisfy { file in changes.contains { $0.place == file.place && $0.mode.isReadByAll } }
    }

    /// Whether the rewritten file fetches the same with a mode of its own.
    private func isOpenedBySelf(_ source: String) -> Bool {
        stage.steps.contains { step in
            guard case .add(let add) = step.instruction.content, let mode = add.chmod?.value.flatMap(FileMode.init) else { return false }
            return mode.isReadByAll && add.sources.contains { $0.text == source }
        }
    }
}
