import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Proving
import SourceModel

/// Node.js: modules come with the working folder; what npm would start is started by node.
struct NodeRecipe: SplitRecipe {
    func applies(to draft: SplitDraft) -> Bool { draft.runtime.definition.image == "node" }

    func adapt(_ draft: inout SplitDraft) -> Reason? {
        let global = Place(absolute: "@node")
        for installation in draft.effects.packages where installation.manager == "npm" {
            guard draft.builtFiles.contains(where: { $0.place == global && $0.range == installation.range }) else { continue }
            if let name = installation.names.first(where: { !NodeTools.isForBuilding($0) }) {
                return Reason("global-package", "\(name) is installed for all, so that containers may start it", at: installation.range)
            }
        }
        draft.handled.insert(global)
        for effect in draft.builtFiles where NodeTools.areBrought(by: effect, draft.effects) { draft.handled.insert(effect.place) }
        return nil
    }
}
