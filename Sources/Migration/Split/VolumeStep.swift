import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Volumes are there to be written: what root wrote, the user of the containers has to own.
struct VolumeStep {
    /// The volumes that the file names, as places to give away.
    static func given(_ draft: SplitDraft) -> [GivenPlace] {
        guard draft.stage.final.user.value.map({ $0.isRoot == true }) ?? true else { return [] }
        return draft.stage.instructions.flatMap { index -> [GivenPlace] in
            guard case .volume(let words) = draft.instruction(index).content else { return [] }
            return words.compactMap { word in
                let path = draft.original.expand(word, in: draft.instruction(index), draft.state(index))
                return path.map { GivenPlace(place: Place(absolute: $0), owner: draft.runtimeOwner, instruction: draft.stage.instructions.upperBound) }
            }
        }
    }

    /// Makes those which nothing makes: the folder of WORKDIR belongs to the user in effect.
    func run(_ draft: inout SplitDraft, _ given: [GivenPlace]) -> Reason? {
        let missing = given.map(\.place).filter { place in
            !draft.effects.files.contains { $0.kind != .removed && $0.kind != .changed && $0.place.contains(place) && !$0.place.isRoot }
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
