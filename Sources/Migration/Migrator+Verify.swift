public import BuildEffects
import DockerfileSemantics
public import DockerfileSyntax
import HardenedCatalog
import ImageReferences
import Proving
import SourceModel

extension Migrator {
    /// Judges a file that stands on hardened images, however it came there; a pure function as `migrate` is.
    ///
    /// With an `original`, what the image that is built has lost against that one is told, too.
    public func verify(_ tree: DockerfileTree, original: DockerfileTree? = nil, context: (any BuildContext)? = nil, contextIsNamed: Bool = false) -> FileVerification {
        guard tree.diagnostics.isEmpty else { return FileVerification(outcome: .unchanged, stages: [], obligations: [], syntaxErrors: tree.diagnostics) }
        let model = model(tree)
        let reports = model.stages.map { stage in
            FileVerification.StageReport(index: stage.index, name: stage.from.name?.text, image: stage.image.title, isJudged: stage.image.definition != nil)
        }
        guard let target = model.targetStage(options.target) else {
            var verification = FileVerification(outcome: .unchanged, stages: reports, obligations: [], syntaxErrors: [])
            verification.hasTarget = options.target == nil
            return verification
        }
        let old = original.map(self.model)
        guard let oldTarget = old.map({ $0.targetStage(options.target) }) ?? 0 else {
            var verification = FileVerification(outcome: .unchanged, stages: reports, obligations: [], syntaxErrors: [])
            verification.originalHasTarget = false
            return verification
        }
        let started = MigrationSearch.started(model, options)
        let proof = Prover(catalog: catalog, policy: ProofPolicy(options)).judge(
            model, target: target, started: started, original: old, originalTarget: oldTarget, context: context, contextIsNamed: contextIsNamed)
        let obligations = (references(model, target) + proof.obligations).enumerated().sorted { ($0.element.stage ?? -1, $0.offset) < ($1.element.stage ?? -1, $1.offset) }.map(\.element)
        return FileVerification(outcome: outcome(model.stages[target], obligations), stages: reports, obligations: obligations, syntaxErrors: [])
    }

    private func outcome(_ stage: Stage, _ obligations: [Obligation]) -> Outcome {
        guard let definition = stage.image.definition else { return .unchanged }
        let isFailed = obligations.contains { $0.status == .failed }
        return !definition.isBuildImage && stage.final.user.value?.isRoot == false && !isFailed ? .hardened : .rebased
    }

    /// What is to be said of images that the catalogue does not know as hardened ones.
    private func references(_ model: DockerfileModel, _ target: Int) -> [Obligation] {
        let needed = model.needed(for: target)
        let hasHardened = model.stages.contains { needed.contains($0.index) && $0.image.definition != nil }
        return model.stages.compactMap { stage in
            guard stage.image.definition == nil, model.root(of: stage.index) == stage.index else { return nil }
            func obligation(_ status: ProofStatus, _ because: String) -> Obligation {
                let refusal = status == .assumed ? ProofPolicy(options).refusal(of: "unknown-image") : nil
                return Obligation(
                    id: .references, stage: stage.index, status: refusal == nil ? status : .failed, because: because + (refusal.map { " (\($0))" } ?? ""), ranges: [stage.reference.word.range])
            }
            guard let text = stage.reference.text.value, let reference = try? ImageReference.parse(text) else {
                return stage.base == .scratch ? nil : obligation(.assumed, "\(stage.reference.word.text) is a hardened image, which cannot be told without a build argument")
            }
            if reference.isMisplacedHardened { return obligation(.failed, "\(reference.name) does not exist: hardened images stand directly under dhi.io/") }
            if options.naming.image(named: reference.name) ?? reference.hardenedImage != nil {
                return obligation(.assumed, "\(text) exists; the catalogue does not have it, so that nothing else of the stage is judged")
            }
            let isFinal = model.root(of: target) == stage.index
            // What only helps to build says nothing of the image, where that stands on hardened ones.
            guard isFinal || !hasHardened, needed.contains(stage.index), stage.base != .scratch else { return nil }
            if options.organisationImages[reference.name] != nil { return obligation(.assumed, "\(text), an image of the organisation, is as good as a hardened one") }
            return obligation(.failed, "\(text) is no hardened image; " + counterpart(of: text, isFinal: isFinal))
        }
    }

    private func counterpart(of text: String, isFinal: Bool) -> String {
        switch CandidateSearch(catalog: catalog, options: options).candidates(for: text, platform: nil) {
        case .candidates(let found): "its counterpart is \((found.first { $0.isBuildImage != isFinal } ?? found[0]).text)"
        case .left(let reason): reason.message
        case .hardened: "the catalogue does not know it"
        }
    }
}
