import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Whether what the original gives to the user of its containers is given to the new one, too.
struct GivenPlacesProof {
    let stage: StageComparison

    func findings() -> [ProofFinding] {
        guard let old = stage.before.final.user.value, old.isRoot != true, let user = stage.after.final.user.value, user.isRoot == false else { return [] }
        let all = stage.result.needed(for: stage.index).sorted().flatMap { stage.effects(of: $0).files }.filter { $0.kind != .removed }
        let given = all.filter { $0.origin == .command("chown") || isGiven($0) }.map(\.place)
        let own = stage.result.chain(of: stage.index).flatMap { stage.effects(of: $0).files }.filter { $0.kind != .removed }
        var said: Set<Place> = []
        return stage.original.chain(of: stage.before.index).reversed().flatMap { member -> [ProofFinding] in
            let effects = stage.knownBefore.effects(of: member)
            return effects.files.compactMap { effect in
                guard effect.kind == .changed, effect.origin == .command("chown"), names(effect, old), !RuntimePlaces.areForBuilding(effect.place) || RuntimePlaces.isPrepared(effect, effects),
                    case let there = own.filter({ $0.place.overlaps(effect.place) && $0.kind != .changed }), !there.isEmpty,
                    !given.contains(where: { $0.overlaps(effect.place) }), !there.contains(where: { isTaken($0, from: given) }), said.insert(effect.place).inserted
                else { return nil }
                let line = stage.original.tree.instructions[effect.instruction].firstLine
                let text = "line \(line) of the original gives \(effect.place.text) to \(old.text), and nothing gives it to \(user.text), who containers run as; copy it with --chown=\(user.uid.map(String.init) ?? user.text)"
                return stage.finding(.writes, .failed, "not-given", text, at: there.last { $0.origin != .workdir }?.range ?? stage.baseRange)
            }
        }
    }

    /// Whether the command gives it to the very user.
    private func names(_ effect: FileEffect, _ user: UserIdentity) -> Bool {
        guard let command = stage.original.commands(in: effect.instruction).first(where: { $0.range == effect.range }) else { return false }
        let name = user.text.prefix { $0 != ":" }
        return command.literalArguments.contains { $0.prefix { $0 != ":" } == name }
    }

    /// Whether it is copied from a place that was given to somebody where it was made: owners come along.
    private func isTaken(_ effect: FileEffect, from given: [Place]) -> Bool {
        guard case .copy(_?, let sources) = effect.origin else { return false }
        return sources.contains { source in given.contains { $0.overlaps(Place(absolute: "/" + source)) } }
    }

    private func isGiven(_ effect: FileEffect) -> Bool {
        switch stage.result.tree.instructions[effect.instruction].content {
        case .copy(let copy), .add(let copy): copy.chown != nil
        // Made by whoever containers run as.
        case .workdir, .run:
            stage.result.stage(ofInstruction: effect.instruction).map { number in
                let made = stage.result.stages[number]
                return made.states[effect.instruction - made.instructions.lowerBound].user.value?.isRoot == false
            } ?? false
        default: false
        }
    }
}
