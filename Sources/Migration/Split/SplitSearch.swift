import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Proving
import SourceModel

/// Tries to split the built stage of a file whose references have been decided.
struct SplitSearch {
    let original: DockerfileModel
    let catalog: Catalog
    let options: MigrationOptions
    let provider: FactsProvider
    let search: CandidateSearch
    let base: MigrationDecision
    let context: (any BuildContext)?

    enum Result {
        case split(MigrationDecision)
        /// With the reasons, the telling one first.
        case refused([Reason])
        /// Nothing would be gained, or there is nothing to split.
        case needless
    }

    func run() -> Result {
        guard let target = original.targetStage(options.target) else { return .needless }
        let stage = original.stages[target]
        guard case .image = stage.base, let use = original.uses.firstIndex(where: { $0.kind == .from && $0.stage == target }) else { return .needless }
        if base.result.stages[target].image.definition?.isBuildImage == false, base.result.stages[target].final.user.value?.isRoot == false { return .needless }
        // Others stand on the stage by FROM: they would lose what it builds with.
        if original.family(of: target).count > 1 { return .needless }
        guard base.left[use].map({ !["keep", "excluded", "depends-on-unmoved"].contains($0.id) }) ?? true, let text = original.uses[use].reference.text.value,
            case .candidates(let candidates) = search.candidates(for: text, platform: nil)
        else { return .needless }
        let dev = candidates.first(where: \.isBuildImage)
        guard let runtime = candidates.first(where: { !$0.isBuildImage }) ?? dev.flatMap({ RuntimeSubstitute(catalog: catalog, naming: options.naming).candidate(for: $0) }) else {
            return .refused([Reason("no-runtime-variant", "no runtime variant fits \(text)")])
        }
        let effects = StageEffectsReader.effects(of: target, in: original, catalog: catalog)
        let draft = SplitDraft(original: original, stage: stage, effects: effects, runtime: runtime, dev: dev, catalog: catalog, context: context, policy: ProofPolicy(options))
        switch SplitPlanner.plan(draft) {
        case .failure(let refusal): return .refused([refusal.reason])
        case .success(let draft):
            let result = prove(draft, use: use, moving: [:])
            let others = stagesHeldBack(by: use)
            guard case .refused = result, !others.isEmpty, case .split(let decision) = prove(draft, use: use, moving: others) else { return result }
            return .split(decision)
        }
    }

    /// Build images for stages that only stay because they would not fit to this one if it stayed.
    private func stagesHeldBack(by use: Int) -> [Int: ReferenceCandidate] {
        var found: [Int: ReferenceCandidate] = [:]
        for (other, reason) in base.left where other != use && original.uses[other].kind == .from && ["stages-do-not-fit", "depends-on-unmoved"].contains(reason.id) {
            guard let text = original.uses[other].reference.text.value, case .candidates(let candidates) = search.candidates(for: text, platform: nil) else { continue }
            found[other] = candidates.first(where: \.isBuildImage)
        }
        return found
    }

    /// Proves a draft, installing tools that turn out to be missing in the build stage, until nothing more is missing or something else fails.
    private func prove(_ draft: SplitDraft, use: Int, moving others: [Int: ReferenceCandidate]) -> Result {
        var draft = draft
        for _ in 0..<Self.mostRounds {
            let (result, missing) = attempt(draft, use: use, moving: others)
            guard !missing.isEmpty else { return result }
            draft.tools += missing
        }
        return attempt(draft, use: use, moving: others).0
    }

    /// What is missing is installed at once; what that needs in turn is rare.
    private static let mostRounds = 3

    /// The packages are what the build stage lacks, where that alone fails in it.
    private func attempt(_ draft: SplitDraft, use: Int, moving others: [Int: ReferenceCandidate]) -> (Result, missing: [String]) {
        var decision = base
        for (other, candidate) in others {
            decision.chosen[other] = candidate
            decision.left[other] = nil
            decision.stageReasons[original.uses[other].stage] = nil
        }
        let chosen = draft.builds ? draft.dev : draft.runtime
        guard let chosen else { return (.refused([Reason("no-dev-variant", "nothing can be built on \(draft.runtime.text): it has no -dev variant")]), []) }
        decision.chosen[use] = chosen
        decision.left[use] = nil
        let plan = ReferenceEdits(model: original).plan(decision.chosen.mapValues(\.text))
        guard plan.refused.isEmpty else { return (.refused(plan.refused.sorted { $0.key < $1.key }.map(\.value)), []) }
        let edits = (plan.edits + SplitText(draft).edits).filter { $0.replacement != Array(original.tree.bytes[$0.range.indices]) }
            .sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
        guard edits.areDisjoint else { return (.refused([Reason("edits-overlap", "the places to change overlap")]), []) }
        let tree = DockerfileParser.parse(original.tree.bytes.applying(edits))
        if let problem = tree.diagnostics.first { return (.refused([Reason("result-rejected", "the result would not parse: \(problem.message)")]), []) }
        let result = DockerfileModel(tree, buildArguments: options.buildArguments) { provider.facts($0) }
        let map = OffsetMap(edits: edits)
        let origins = tree.instructions.map { instruction -> Int? in
            let start = Int(instruction.keywordRange.start)
            if map.isInserted(start) { return nil }
            let place = map.original(SourceRange(start, start))
            return original.tree.instructions.lastIndex { $0.range.start <= place.start && place.start < max($0.range.end, $0.range.start + 1) }
        }
        let layout = SplitLayout(stage: draft.stage.index, hasBuilder: draft.builds, origins: origins)
        let proof = Prover(catalog: catalog, policy: ProofPolicy(options)).prove(result, original: original, started: decision.started, target: original.targetStage(options.target), layout: layout, context: context)
        let against = proof.findings.filter { finding in
            guard finding.stage == layout.final || finding.stage == layout.builder else { return finding.status == .failed }
            return finding.status == .failed || (finding.status == .assumed && !finding.mayBeAssumed)
        }
        guard against.isEmpty else {
            let missing = against.filter { $0.stage == layout.builder }.map(\.missingPackage)
            let known = missing.compactMap { $0 }.filter { !draft.tools.contains($0) }
            let isOnlyTools = missing.count == against.count && known.count == missing.count
            return (.refused(against.map { Reason($0.reason, $0.message, at: map.original($0.range)) }), isOnlyTools ? known : [])
        }
        decision.edits = edits
        decision.editNotes = plan.notes
        decision.result = result
        decision.proof = proof
        decision.stageReasons[draft.stage.index] = nil
        decision.split = SplitDecision(draft: draft, layout: layout)
        return (.split(decision), [])
    }
}
