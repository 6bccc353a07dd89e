import BuildEffects
import DockerfileSemantics
import Proving
import SourceModel

extension Migrator {
    /// The plan with the outcome `hardened` taken back where the built stage stood on a hardened image before and does not hold by itself, as `dhi verify` judges it.
    func judged(_ plan: FileMigration, _ decision: MigrationDecision, _ original: DockerfileModel, _ context: (any BuildContext)?) -> FileMigration {
        guard plan.outcome == .hardened, let target = original.targetStage(options.target), decision.result.stages.count == original.stages.count else { return plan }
        let result = decision.result
        guard result.stages[target].image == original.stages[target].image else { return plan }
        // Stages that the migration moves have been compared with the original, which tells more.
        let kept = result.needed(for: target).filter { result.stages[$0].image == original.stages[$0].image }
        let proof = Prover(catalog: catalog, policy: ProofPolicy(options)).judge(result, target: target, started: MigrationSearch.started(result, options), context: context)
        let map = OffsetMap(edits: decision.edits)
        var said: Set<Reason> = []
        let failed = proof.findings.filter { $0.status == .failed && kept.contains($0.stage) }
        guard !failed.isEmpty else { return plan }
        var plan = plan
        plan.outcome = .unchanged
        plan.stages[target].outcome = .unchanged
        for finding in failed {
            let reason = Reason(finding.reason, finding.message, at: map.original(finding.range))
            if said.insert(reason).inserted { plan.stages[finding.stage].reasons.append(reason) }
        }
        return plan
    }
}
