import BuildEffects
import DockerfileSemantics
import SourceModel

/// Modes, and what another user than root builds: in the build stage all is root's, and the user of the containers has to get what was open to it.
struct ModeStep {
    private(set) var owned: [GivenPlace] = []

    mutating func run(_ draft: SplitDraft, _ accounts: AccountStep) -> Reason? {
        if let range = ModeChange.closingMask(of: draft.stage, in: draft.original) {
            return Reason("mask-closes", "what is made under this umask is not for others to read, and which files that are is not known", at: range)
        }
        for effect in draft.effects.files where effect.kind != .removed && !effect.place.isSymbolic {
            guard case .command = effect.origin, let user = draft.state(effect.instruction).user.value, user.isRoot != true, let owner = accounts.owner(user.text, draft) else { continue }
            owned.append(GivenPlace(place: effect.place, owner: owner, instruction: effect.instruction))
        }
        let wasRoot = draft.stage.final.user.value.map { $0.isRoot == true } ?? true
        // An empty file is there to be written.
        for effect in draft.effects.files where wasRoot && effect.kind == .made && effect.origin == .command("touch") {
            owned.append(GivenPlace(place: effect.place, owner: draft.runtimeOwner, instruction: effect.instruction))
        }
        for change in ModeChange.changes(of: draft.stage, in: draft.original, draft.effects) where change.mode.opens || change.mode.closes && wasRoot {
            owned.append(GivenPlace(place: change.place, owner: draft.runtimeOwner, instruction: change.instruction))
        }
        return nil
    }
}
