import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Modes, and what another user than root builds: in the build stage all is root's, and the user of the containers has to get what was open to it.
struct ModeStep {
    /// Places that go to somebody, with `uid:gid` as the final stage has to write it.
    private(set) var owned: [(place: Place, owner: String)] = []

    mutating func run(_ draft: inout SplitDraft, _ accounts: AccountStep) -> Reason? {
        if let range = ModeChange.closingMask(of: draft.stage, in: draft.original) {
            return Reason("mask-closes", "what is made under this umask is not for others to read, and which files that are is not known", at: range)
        }
        for effect in draft.effects.files where effect.kind != .removed && !effect.place.isSymbolic {
            guard case .command = effect.origin, let user = draft.state(effect.instruction).user.value, user.isRoot != true, let owner = accounts.owner(user.text, draft) else { continue }
            owned.append((effect.place, owner))
        }
        let wasRoot = draft.stage.final.user.value.map { $0.isRoot == true } ?? true
        // An empty file is there to be written.
        for effect in draft.effects.files where wasRoot && effect.kind == .made && effect.origin == .command("touch") { owned.append((effect.place, draft.runtimeOwner)) }
        for change in ModeChange.changes(of: draft.stage, in: draft.original, draft.effects) where change.mode.opens || change.mode.closes && wasRoot {
            owned.append((change.place, draft.runtimeOwner))
            giveAway(change, &draft)
        }
        return nil
    }

    /// The copy with such a mode has to name the owner itself.
    private func giveAway(_ change: ModeChange, _ draft: inout SplitDraft) {
        let copy: CopyInstruction
        switch draft.instruction(change.instruction).content {
        case .copy(let content), .add(let content): copy = content
        default: return
        }
        guard let mode = copy.chmod else { return }
        let edit: TextEdit
        switch copy.chown {
        case nil: edit = TextEdit(SourceRange(Int(mode.range.start), Int(mode.range.start)), "--chown=\(draft.runtimeOwner) ")
        case let flag? where ["root", "0"].contains(flag.value?.prefix { $0 != ":" }): edit = TextEdit(flag.valueRange, draft.runtimeOwner)
        default: return
        }
        if draft.edits[change.instruction]?.contains(edit) != true { draft.edits[change.instruction, default: []].append(edit) }
    }
}
