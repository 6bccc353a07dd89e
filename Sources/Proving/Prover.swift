public import BuildEffects
public import DockerfileSemantics
public import HardenedCatalog
import SourceModel

/// Compares a rewritten file with its original and says, obligation by obligation, whether it holds.
///
/// Both files are read from nothing. Which instruction is which is told; a layout says where the stages of a split one went.
public struct Prover: Sendable {
    public let catalog: Catalog
    public let policy: ProofPolicy

    public init(catalog: Catalog, policy: ProofPolicy = ProofPolicy()) {
        self.catalog = catalog
        self.policy = policy
    }

    /// The proof for the stages whose image changed.
    ///
    /// - Parameters:
    ///   - started: The stages that containers are made of.
    ///   - target: The stage of the original that is built.
    ///   - origins: By instruction of the rewritten file, the one of the original that it is; `nil` as an element: it was added.
    public func prove(
        _ result: DockerfileModel, original: DockerfileModel, started: Set<Int>, target: Int? = nil, origins: [Int?], layout: SplitLayout? = nil, context: (any BuildContext)? = nil
    ) -> Proof {
        var proof = Proof(findings: [], interfaceChanges: [], obligations: [])
        guard result.stages.count == original.stages.count + (layout?.hasBuilder == true ? 1 : 0) else {
            proof.findings = [ProofFinding(.kept, stage: 0, .failed, "stages-differ", "the rewritten file has other stages", at: SourceRange(0, 0))]
            return proof
        }
        var takers: [Int: [Int]] = [:]
        for (index, use) in result.uses.enumerated() where use.kind != .from {
            if case .stage(let stage) = use.target { takers[stage, default: []].append(index) }
        }
        func origin(_ index: Int) -> Int { layout?.origin(of: index) ?? index }
        let history = StageHistory(result, catalog: catalog)
        let knownBefore = KnownEffects(original, catalog: catalog, context: context)
        let known = KnownEffects(result, catalog: catalog, context: context)
        let links = LinkProof(original: original, result: result, catalog: catalog, known: known, context: context, origin: origin, final: layout?.final).findings()
        for index in result.stages.indices {
            defer { history.leave(index) }
            guard result.stages[index].image != original.stages[origin(index)].image else { continue }
            var stage = StageComparison(
                index: index, before: original.stages[origin(index)], after: result.stages[index], original: original, result: result, catalog: catalog,
                isStarted: started.contains(origin(index)) && index != layout?.builder, takers: takers[index] ?? [], history: history, knownBefore: knownBefore, known: known)
            stage.context = context
            let first = stage.before.instructions.lowerBound
            stage.origins = stage.after.instructions.map { origins[$0].flatMap { stage.before.instructions.contains($0) ? $0 - first : nil } }
            var carried: [ProofFinding] = []
            if let layout, origin(index) == layout.stage {
                stage.isSplit = index == layout.final
                stage.isSplitBuilder = index == layout.builder
                if index == layout.final {
                    let use = ServerReader(stage).read()
                    carried =
                        CarryProof(stage: stage, builder: layout.builder).findings()
                        + CarriedPackageProof(stage: stage, builder: layout.builder).findings()
                        + RemovalProof(stage: stage, builder: layout.builder).findings()
                        + RuntimeKitProof(stage: stage).findings()
                        + TemporaryFolderProof(stage: stage).findings()
                        + LibraryLookupProof(stage).findings()
                        + UserSwitchProof(stage).findings()
                        + ModeProof(stage: stage).findings()
                        + VolumeProof(stage: stage).findings()
                        + GivenPlaceProof(stage: stage).findings()
                        + PortProof(stage: stage, policy: policy, use: use).findings()
                }
            }
            let start = StartProof(stage, policy: policy).result()
            let found =
                BuildProof(stage, policy: policy).findings() + GoModulesProof(stage).findings() + DotnetLineProof(stage).findings() + LanguageLineProof(stage).findings() + GemsProof(stage: stage).findings() + UvInterpreterProof(stage).findings() + CargoHomeProof(stage).findings() + RustReleaseProof(stage).findings() + ImageFolderProof(stage).findings()
                + CopyProof(stage).findings() + CalledProgramsProof(stage: stage).findings() + ContextSourcesProof(stage: stage).findings()
                + VariableProof(stage).findings() + GroupProof(stage).findings() + UserProof(stage).findings() + RootHomeProof(stage).findings() + RemoteFileProof(stage).findings() + start.findings + carried + ServerProof(stage: stage).findings()
                + FinalImageProof(stage, isTarget: origin(index) == target && index != layout?.builder).findings().filter { ["dev-final", "root"].contains($0.reason) && policy.refused.contains($0.reason) }
            let findings = found.map(policy.applied) + links.filter { $0.stage == index }
            proof.findings += findings
            proof.interfaceChanges += start.changes
            proof.obligations += [
                .sum(.references, stage: index, findings: findings, otherwise: "\(stage.after.image.title) is in the catalogue"),
                .sum(.build, stage: index, findings: findings, otherwise: "every command of the \(stage.isSplitBuilder ? "build stage" : "stage") is there"),
                .sum(.copy, stage: index, findings: findings, otherwise: "what other stages take from it is made by it, or stands where it stood"),
                .sum(.start, stage: index, findings: findings, otherwise: stage.isSplitBuilder ? "no container starts from the build stage" : stage.isStarted ? "the command \(stage.isSplit ? "comes to the same" : "is the same") and its program is there" : "no container starts from this stage"),
                .sum(.user, stage: index, findings: findings, otherwise: "the users that the stage names exist"),
            ]
            // In stages that were there before, it is said where there is something to say.
            if stage.isSplit || stage.isSplitBuilder || findings.contains(where: { $0.obligation == .libraries }) {
                proof.obligations.append(.sum(.libraries, stage: index, findings: findings, otherwise: "what was built fits the C library and the release that it runs on"))
            }
            if stage.isStarted, [stage.before, stage.after].contains(where: { $0.final.healthcheck.value != nil }) {
                let isDropped = stage.after.final.healthcheck.value == nil
                proof.obligations.append(.sum(.probe, stage: index, findings: findings, otherwise: isDropped ? "the HEALTHCHECK is left out, as allowed" : "the HEALTHCHECK asks the same, and its program is there"))
            }
            if stage.isSplit || findings.contains(where: { $0.obligation == .writes }) { proof.obligations.append(.sum(.writes, stage: index, findings: findings, otherwise: "containers ran as another user than root before")) }
        }
        return proof
    }
}
