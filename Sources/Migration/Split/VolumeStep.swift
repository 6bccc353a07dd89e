import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Volumes are there to be written: what root wrote, the user of the containers has to own.
struct VolumeStep {
    /// All of them.
    let folders: [Place]
    /// Those that come with something else, which has to be given away for them.
    let given: [GivenPlace]

    init(_ draft: SplitDraft) {
        guard draft.stage.final.user.value.map({ $0.isRoot == true }) ?? true else {
            folders = []
            given = []
            return
        }
        folders = draft.stage.instructions.flatMap { index -> [Place] in
            guard case .volume(let words) = draft.instruction(index).content else { return [] }
            return words.compactMap { draft.original.expand($0, in: draft.instruction(index), draft.state(index)).map { Place(absolute: $0) } }
        }
        let owner = draft.runtimeOwner
        given = folders.filter { Self.mayCome($0, draft) }.map { GivenPlace(place: $0, owner: owner, instruction: draft.stage.instructions.upperBound) }
    }

    /// Whether an instruction makes the folder, fills a folder around it with what may hold it, or the image has it.
    private static func mayCome(_ folder: Place, _ draft: SplitDraft) -> Bool {
        if draft.runtime.definition.paths.contains(where: { $0.type == "directory" && folder.contains(Place(absolute: $0.path)) }) { return true }
        return draft.effects.files.contains { effect in
            guard effect.place.overlaps(folder) else { return false }
            if folder.contains(effect.place) { return true }
            guard effect.kind == .filled else { return false }
            guard case .copy(nil, _) = effect.origin, let context = draft.context else { return true }
            return ContextFiles(draft.effects, context).mayBring(effect, to: folder)
        }
    }

    /// Makes those that nothing makes for certain: the folder of WORKDIR belongs to the user in effect. What is copied around it brings one of its own, and
    /// its owner.
    func run(_ draft: inout SplitDraft) -> Reason? {
        // Of the folders of WORKDIR the final stage has only the last for certain.
        let missing = folders.filter { folder in
            folder.text != draft.stage.final.workdir.value && !draft.writtenFolders.contains { $0.place == folder } && !draft.effects.files.contains { $0.kind != .removed && $0.kind != .changed && $0.origin != .workdir && $0.place == folder }
        }
        if missing.isEmpty { return nil }
        let hasOwn = draft.stage.instructions.contains { if case .workdir(let word) = draft.instruction($0).content { word.text.hasPrefix("/") } else { false } }
        guard hasOwn || draft.stage.final.workdir.value != nil else {
            return Reason("volume-unwritable", "nothing makes the folder of the volume \(missing[0].text) for the user that containers run as", at: draft.stage.from.image.range)
        }
        draft.finalHead.append("# WORKDIR makes a folder for the user in effect, who has to write there.")
        draft.finalHead += missing.map { "WORKDIR \($0.text)" }
        if !hasOwn, let folder = draft.stage.final.workdir.value { draft.finalHead.append("WORKDIR \(folder)") }
        return nil
    }
}
