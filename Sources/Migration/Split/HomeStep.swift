import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// The home of a user that the file makes: what stands there is looked for by HOME, which the user of the hardened image has elsewhere.
struct HomeStep {
    func run(_ draft: inout SplitDraft) {
        var user: String?
        for (index, state) in zip(draft.stage.instructions, draft.stage.states) {
            switch draft.instruction(index).content {
            case .user(let word): user = draft.original.expand(word, in: draft.instruction(index), state).map { String($0.prefix { $0 != ":" }) }
            case .env(let pairs): if pairs.contains(where: { $0.key.text == "HOME" }) { return }
            default: break
            }
        }
        guard let account = draft.effects.accounts.last(where: { $0.name == user && !$0.isGroup }),
            let home = draft.effects.files.first(where: { $0.range == account.range && $0.kind == .filled })?.place,
            draft.effects.files.contains(where: { $0.range != account.range && home.contains($0.place) })
        else { return }
        draft.finalHead.append("ENV HOME=\(home.text)")
    }
}
