public import BuildEffects
public import DockerfileSemantics
import SourceModel

extension Prover {
    /// The proof for a file that stands on hardened images already and has nothing to be compared with.
    ///
    /// Each stage is judged by what the catalogue and the file itself tell. What neither tells is assumed, never failed. `target` is the stage
    /// that containers are made of, `started` are those that have a start command.
    ///
    /// What is copied from the build context has to be in it where `contextIsNamed`; else it may still be made.
    ///
    /// With an `original`, of which `originalTarget` is built, the image that is built is compared with that of the original, too. Which instruction became
    /// which is not told then, and what is gone may be gone on purpose: it is named.
    public func judge(
        _ model: DockerfileModel, target: Int, started: Set<Int>, original: DockerfileModel? = nil, originalTarget: Int = 0, context: (any BuildContext)? = nil, contextIsNamed: Bool = false
    ) -> Proof {
        var proof = Proof.empty
        var takers: [Int: [Int]] = [:]
        for (index, use) in model.uses.enumerated() where use.kind != .from {
            if case .stage(let stage) = use.target { takers[stage, default: []].append(index) }
        }
        let history = StageHistory(model, catalog: catalog)
        let known = KnownEffects(model, catalog: catalog, context: context)
        for (index, own) in model.stages.enumerated() {
            defer { history.leave(index) }
            let comparison = (index == target ? original : nil).map { original in
                StageComparison.rewritten(own, in: model, from: original.stages[originalTarget], in: original, catalog: catalog, history: history, context: context)
            }
            guard own.image.definition != nil else {
                // Nothing is known of the image; what the file itself had is to be there all the same.
                if let comparison { compare(comparison, judged: [], &proof) }
                continue
            }
            let stage = StageComparison.alone(
                own, in: model, catalog: catalog, isStarted: started.contains(index), takers: takers[index] ?? [], history: history, known: known, context: context)
            let found =
                BuildProof(stage, policy: policy).findings() + ImageFolderProof(stage).findings() + GroupProof(stage).findings() + UserProof(stage).findings()
                + StartProof(stage, policy: policy).result().findings + MadePlacesProof(stage).findings() + StartFilesProof(stage).findings()
                + TakenLibrariesProof(stage).findings() + (index == target ? VolumeProof(stage: stage).findings() + ServerProof(stage: stage).findings() : []) + ContextSourcesProof(stage: stage, isNamed: contextIsNamed).findings() + FinalImageProof(stage, isTarget: index == target).findings()
            let findings = found.map { policy.applied(to: $0.whereUnknownAssumed) }
            proof.findings += findings
            proof.obligations += [
                .sum(.references, stage: index, findings: findings, otherwise: "\(own.image.title) is in the catalogue"),
                .sum(.build, stage: index, findings: findings, otherwise: "every command is there, with a shell where one is needed"),
                .sum(.copy, stage: index, findings: findings, otherwise: "what it copies from other stages is made there"),
                .sum(.start, stage: index, findings: findings, otherwise: stage.isStarted ? "the program of the start command is there" : "no container starts from this stage"),
                .sum(.libraries, stage: index, findings: findings, otherwise: "nothing comes from a system other than its own"),
                .sum(.user, stage: index, findings: findings, otherwise: index == target ? "the user exists and is not root" : "the users that the stage names exist"),
            ]
            if index == target { proof.obligations.append(.sum(.writes, stage: index, findings: findings, otherwise: "root may write everywhere")) }
            if stage.isStarted, own.final.healthcheck.value != nil {
                proof.obligations.append(.sum(.probe, stage: index, findings: findings, otherwise: "the HEALTHCHECK can run"))
            }
            if let comparison { compare(comparison, judged: findings, &proof) }
        }
        return proof
    }

    /// Adds what the comparison with the original finds to what the stage by itself was `judged`.
    private func compare(_ stage: StageComparison, judged: [ProofFinding], _ proof: inout Proof) {
        let own = RewriteProof(stage: stage, policy: policy).findings().map { policy.applied(to: $0.whereUnknownAssumed) }
        let all = judged + own
        proof.findings += own
        for id in ObligationID.allCases where id == .kept || own.contains(where: { $0.obligation == id }) {
            let sum = Obligation.sum(id, stage: stage.index, findings: all, otherwise: id == .kept ? "what the original sets and makes is there" : "it is as in the original")
            if let place = proof.obligations.firstIndex(where: { $0.id == id && $0.stage == stage.index }) {
                // What is proven either way says so in its own words.
                if sum.status != .proven || all.contains(where: { $0.obligation == id }) { proof.obligations[place] = sum }
            } else {
                proof.obligations.append(sum)
            }
        }
    }
}
