public import BuildEffects
public import DockerfileSemantics
public import HardenedCatalog
import Synchronization

/// What the stages of a file write and install, worked out once for each stage however many proofs and rules ask.
public final class KnownEffects: Sendable {
    private let model: DockerfileModel
    private let catalog: Catalog
    private let context: (any BuildContext)?
    private let known = Mutex<[Int: StageEffects]>([:])

    public init(_ model: DockerfileModel, catalog: Catalog, context: (any BuildContext)? = nil) {
        self.context = context
        self.model = model
        self.catalog = catalog
    }

    /// The accounts that a stage makes, which are found without reading all else that it does.
    public func accounts(of stage: Int) -> [StageEffects.AccountCreation] {
        if let effects = known.withLock({ $0[stage] }) { return effects.accounts }
        return StageEffectsReader.accounts(of: stage, in: model, catalog: catalog)
    }

    /// The effects of a stage where all of them are known; `nil` where they are not, which costs less to find out than what the others are.
    public func completeEffects(of stage: Int) -> StageEffects? {
        if let effects = known.withLock({ $0[stage] }) { return effects.unknown.isEmpty ? effects : nil }
        guard let effects = StageEffectsReader.completeEffects(of: stage, in: model, catalog: catalog, context: context) else { return nil }
        known.withLock { $0[stage] = effects }
        return effects
    }

    public func effects(of stage: Int) -> StageEffects {
        if let effects = known.withLock({ $0[stage] }) { return effects }
        let effects = StageEffectsReader.effects(of: stage, in: model, catalog: catalog, context: context)
        known.withLock { $0[stage] = effects }
        return effects
    }
}
