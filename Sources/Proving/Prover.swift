public import DockerfileSemantics
public import HardenedCatalog
import SourceModel

/// Compares a rewritten file with its original and says, obligation by obligation, whether it holds.
///
/// Both files are read from nothing; instructions are matched by their place, so the rewrite must not add or remove any.
public struct Prover: Sendable {
    public let catalog: Catalog
    public let policy: ProofPolicy

    public init(catalog: Catalog, policy: ProofPolicy = ProofPolicy()) {
        self.catalog = catalog
        self.policy = policy
    }

    /// The proof for the stages whose image changed. `started` are the stages that containers are made of.
    public func prove(_ result: DockerfileModel, original: DockerfileModel, started: Set<Int>) -> Proof {
        var proof = Proof(findings: [], interfaceChanges: [], obligations: [])
        guard result.stages.count == original.stages.count else {
            proof.findings = [ProofFinding(.kept, stage: 0, .failed, "stages-differ", "the rewritten file has other stages", at: SourceRange(0, 0))]
            return proof
        }
        var takers: [Int: [Int]] = [:]
        for (index, use) in result.uses.enumerated() where use.kind != .from {
            if case .stage(let stage) = use.target { takers[stage, default: []].append(index) }
        }
        for index in result.stages.indices where result.stages[index].image != original.stages[index].image {
            let stage = StageComparison(
                index: index, before: original.stages[index], after: result.stages[index], original: original, result: result, catalog: catalog,
                isStarted: started.contains(index), takers: takers[index] ?? [])
            proof.findings += BuildProof(stage, policy: policy).findings()
            proof.findings += GoModulesProof(stage).findings()
            proof.findings += CopyProof(stage).findings()
            proof.findings += VariableProof(stage).findings()
            proof.findings += GroupProof(stage).findings()
            proof.findings += UserProof(stage).findings()
            let start = StartProof(stage, policy: policy).result()
            proof.findings += start.findings
            proof.interfaceChanges += start.changes
            proof.obligations += [
                .sum(.references, stage: index, findings: proof.findings, otherwise: "\(stage.after.image.title) is in the catalogue"),
                .sum(.build, stage: index, findings: proof.findings, otherwise: "every command of the stage is there"),
                .sum(.copy, stage: index, findings: proof.findings, otherwise: "what other stages take from it is made by it, or stands where it stood"),
                .sum(.start, stage: index, findings: proof.findings, otherwise: stage.isStarted ? "the command is the same and its program is there" : "no container starts from this stage"),
                .sum(.user, stage: index, findings: proof.findings, otherwise: "the users that the stage names exist"),
            ]
        }
        proof.findings += LinkProof(original: original, result: result, catalog: catalog).findings()
        return proof
    }
}
