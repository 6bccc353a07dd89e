import BuildEffects
import DockerfileSemantics
import DockerfileSyntax

/// Whether the user that containers run as may read what the original, as root, kept for the owner alone.
struct ModeProof {
    let stage: StageComparison

    func findings() -> [ProofFinding] {
        guard stage.before.final.user.value.map({ $0.isRoot == true }) ?? true else { return [] }
        let before = stage.effectsBefore
        let after = stage.effects(of: stage.index)
        var findings: [ProofFinding] = []
        if ModeChange.closingMask(of: stage.before, in: stage.original) != nil {
            findings.append(stage.finding(.user, .failed, "mask-closes", "what is made under a umask that closes it may be there for root alone", at: stage.baseRange))
        }
        for change in ModeChange.changes(of: stage.before, in: stage.original, before) where change.mode.closes && !RuntimePlaces.areForBuilding(change.place) {
            let copies = after.files.filter { $0.kind != .folder && $0.place.overlaps(change.place) }
            if copies.allSatisfy({ isGiven($0.instruction) }) { continue }
            findings.append(stage.finding(.user, .failed, "unreadable", "\(change.place.text) is for its owner to read, and that is root in the final stage", at: stage.baseRange))
        }
        return findings
    }

    /// Whether an instruction of the result names an owner other than root.
    private func isGiven(_ index: Int) -> Bool {
        switch stage.result.tree.instructions[index].content {
        case .copy(let copy), .add(let copy): copy.chown?.value.map { !["root", "0"].contains($0.prefix { $0 != ":" }) } ?? false
        default: false
        }
    }
}
