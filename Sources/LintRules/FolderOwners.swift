import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import Linting

/// Which folders of a stage certainly belong to root, by the instructions that shape it.
struct FolderOwners {
    private let file: LintedFile
    private let stage: Stage
    private let effects: [StageEffects]

    init(_ file: LintedFile, _ stage: Stage) {
        self.file = file
        self.stage = stage
        effects = file.effects(of: stage)
    }

    /// Whether the instructions in front of `end` make nothing at `place`, below it or around it, or make just that folder as root and leave it so.
    func isRootsOrMissing(_ place: Place, before end: Int = Int.max) -> Bool { allBelongsToRoot(place, before: end, alsoCopies: false) }

    /// Whether instructions in front of `end` make the folder as root, and all that touches it leaves its owner and mode; what is copied there belongs to root, too.
    func isMadeByRoot(_ place: Place, before end: Int) -> Bool {
        let isMade = files(before: end).contains { $0.kind == .folder && $0.place == place && isByRoot($0.instruction) }
        return isMade && allBelongsToRoot(place, before: end, alsoCopies: true)
    }

    private func files(before end: Int) -> [FileEffect] { effects.flatMap(\.files).filter { $0.instruction < end } }

    private func allBelongsToRoot(_ place: Place, before end: Int, alsoCopies: Bool) -> Bool {
        let isKnown = effects.allSatisfy { effects in
            effects.unknown.allSatisfy { $0.instruction >= end } && effects.accounts.allSatisfy { $0.isGroup || $0.home.map { !$0.overlaps(place) } ?? false || $0.instruction >= end }
        }
        guard isKnown else { return false }
        return files(before: end).allSatisfy { effect in
            guard effect.place.overlaps(place) else { return true }
            // A folder around it is not it.
            if effect.kind == .folder, effect.place != place, effect.place.contains(place) { return true }
            switch (effect.kind, effect.origin) {
            case (.folder, _): return isByRoot(effect.instruction) && !setsOwner(effect)
            case (.made, .copy), (.filled, .copy): return alsoCopies && place.contains(effect.place) && !hasOwner(effect.instruction)
            case (.made, .command), (.filled, .command): return alsoCopies && isByRoot(effect.instruction) && !bringsOwners(effect)
            case (.removed, _): return true
            default: return false
            }
        }
    }

    private func isByRoot(_ index: Int) -> Bool {
        guard let number = file.model.stage(ofInstruction: index), case let stage = file.model.stages[number], stage.instructions.contains(index) else { return false }
        return stage.states[index - stage.instructions.lowerBound].user.value?.isRoot == true
    }

    private func hasOwner(_ index: Int) -> Bool {
        switch file.tree.instructions[index].content {
        case .copy(let copy), .add(let copy): copy.chown != nil || copy.chmod != nil || copy.from != nil
        default: true
        }
    }

    /// `mkdir -m 777`, `install -d -o app`.
    private func setsOwner(_ effect: FileEffect) -> Bool {
        file.commands(at: effect.instruction).contains { command in
            command.range == effect.range
                && command.arguments.contains { word in
                    guard let value = word.value else { return true }
                    return ["-m", "-o", "-g", "--mode", "--owner", "--group"].contains { value.hasPrefix($0) }
                }
        }
    }

    /// Archives and copies may keep owners.
    private func bringsOwners(_ effect: FileEffect) -> Bool {
        guard case .command(let name) = effect.origin else { return true }
        return ["tar", "cp", "mv", "rsync", "install", "unzip", "bsdtar", "cpio"].contains(name)
    }
}
