import BuildEffects
import DockerfileSemantics
import HardenedCatalog
import Proving

/// The locale that LANG names: a file of a package that the -dev image has and the runtime variant need not have.
struct LocaleStep {
    func run(_ draft: inout SplitDraft) {
        guard let candidate = draft.dev, case let dev = candidate.definition, let locale = RuntimeLocale(draft.stage.final, on: draft.runtime.definition),
            draft.catalog.holds(locale.place.text, packages: Set(dev.packages), distribution: dev.distribution) == true
        else { return }
        if !draft.builds {
            draft.finalHead.append("# The locale of LANG.")
            draft.finalHead.append("COPY --from=\(candidate.text) \(locale.place.text) \(locale.place.text)")
            return
        }
        draft.carried.insert(SplitDraft.Carried(place: locale.place, owner: nil), at: 0)
    }
}
