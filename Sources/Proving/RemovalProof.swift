import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax

/// Whether what the original removes of the image's own files is gone from the final stage, too.
struct RemovalProof {
    let stage: StageComparison
    /// The stage that builds; `nil`: there is none.
    let builder: Int?

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition else { return [] }
        let before = stage.effectsBefore
        let after = stage.effects(of: stage.index)
        let removed = RemovedFiles(before, runtime: definition)
        return before.files.compactMap { effect in
            guard removed.isJudged(effect) else { return nil }
            let line = stage.original.tree.instructions[effect.instruction].firstLine
            switch removed.way(effect) {
            case .absent: return nil
            case .overwritten where after.files.contains(where: { $0.place == effect.place || RemovedFiles.puts($0, effect.place) || effect.place.contains($0.place) && $0.kind == .made }): return nil
            case .emptied(let place) where isEmptied(place, after):
                return stage.finding(.writes, .assumed, "image-files", "\(place.text) is the only file of \(stage.after.image.title) in its folder, which line \(line) empties", at: stage.baseRange)
            case .besideSite where after.files.contains(where: { if case .copy = $0.origin { $0.place.contains(effect.place) && !$0.place.isRoot } else { false } }):
                return stage.finding(.writes, .assumed, "image-files", "the pages that \(stage.after.image.title) brings along, which line \(line) removes, do no harm beside the site", at: stage.baseRange)
            default:
                return stage.finding(.copy, .failed, "removed-stays", "line \(line) removes \(effect.place.text), which \(stage.after.image.title) may have, too", at: stage.baseRange)
            }
        }
    }

    /// Whether the build empties a file that comes into the final stage.
    private func isEmptied(_ place: Place, _ after: StageEffects) -> Bool {
        guard let builder, let name = stage.result.stages[builder].name else { return false }
        let isTaken = after.files.contains { if case .copy(let from?, let sources) = $0.origin { from.lowercased() == name && sources == [place.text] && $0.place == place } else { false } }
        return isTaken
            && stage.result.stages[builder].instructions.contains { index in
                guard case .run = stage.result.tree.instructions[index].content else { return false }
                return stage.result.commands(in: index).contains { $0.name == ":" && $0.outputs.map(\.value) == [place.text] }
            }
    }
}
