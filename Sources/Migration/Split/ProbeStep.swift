import DockerfileSemantics
import DockerfileSyntax
import Proving
import SourceModel

/// HEALTHCHECK: shell form and curl become a program of the image that asks the same.
struct ProbeStep {
    func run(_ draft: inout SplitDraft) -> Reason? {
        guard let check = draft.stage.final.healthcheck.value, let range = check.range, let index = draft.stage.instructions.first(where: { draft.instruction($0).range == range }),
            case .healthcheck(let instruction) = draft.instruction(index).content, let form = instruction.command
        else { return nil }
        let reader = ProbeReader(runtime: draft.runtime.definition, title: draft.runtime.text, source: draft.stage.image.sourceImage, catalog: draft.catalog)
        switch reader.read(check) {
        case .same: return nil
        case .words(let words):
            draft.edits[index, default: []].append(TextEdit(StartStep.place(form, draft.original.tree.bytes), StartStep.execForm(words)))
            return nil
        case .refused(let refusal):
            guard draft.policy.allowsDroppedHealthcheck else { return Reason(refusal.id, refusal.message, at: range) }
            draft.settle(index, .dropped("\(refusal.message); it is left out, as allowed"))
            return nil
        }
    }
}
