import BuildEffects
import DockerfileSemantics
import DockerfileSyntax

/// Whether the user that containers run as may still write what commands of the original give away.
struct GivenPlaceProof {
    let stage: StageComparison

    func findings() -> [ProofFinding] {
        guard let user = stage.after.final.user.value, user.isRoot == false else { return [] }
        let folders = WritableFolders(stage.after, in: stage.result, stage.known, context: stage.context)
        let before = stage.effectsBefore
        var seen: Set<Place> = []
        return before.files.compactMap { effect in
            guard effect.kind == .changed, effect.origin == .command("chown"), !effect.place.isSymbolic, !before.isGone(effect), let owner = owner(effect), seen.insert(effect.place).inserted,
                folders.owner(of: effect.place) == .another
            else { return nil }
            return stage.finding(.writes, .failed, "owner-lost", "\(effect.place.text) is given to \(owner), and \(user.text) may not write there", at: stage.baseRange)
        }
    }

    /// Whom a command names; `nil`: root, or that is not known.
    private func owner(_ effect: FileEffect) -> String? {
        guard let command = stage.original.commands(in: effect.instruction).first(where: { $0.range == effect.range }) else { return nil }
        let user = command.literalArguments.first { !$0.hasPrefix("-") }.map { String($0.prefix { $0 != ":" }) }
        return user.flatMap { ["", "root", "0"].contains($0) || $0.contains("$") ? nil : $0 }
    }
}
