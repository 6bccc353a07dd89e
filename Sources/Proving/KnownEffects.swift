import BuildEffects
import DockerfileSemantics
import HardenedCatalog

/// What the stages of a file write and install, worked out once for each stage however many proofs ask; for one thread.
final class KnownEffects {
    private let model: DockerfileModel
    private let catalog: Catalog
    private let context: (any BuildContext)?
    private var known: [Int: StageEffects] = [:]

    init(_ model: DockerfileModel, catalog: Catalog, context: (any BuildContext)? = nil) {
        self.context = context
        self.model = model
        self.catalog = catalog
    }

    func effects(of stage: Int) -> StageEffects {
        if let effects = known[stage] { return effects }
        let effects = StageEffectsReader.effects(of: stage, in: model, catalog: catalog, context: context)
        known[stage] = effects
        return effects
    }
}
