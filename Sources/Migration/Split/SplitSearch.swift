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
            case .candidates(let candidates) = search.candidates(for: text, platform: MigrationSearch.platform(of: original.uses[use], in: original))
        else { return .needless }
        let found = candidates.first(where: \.isBuildImage)
        let platform = search.pinned(by: text)?.platform ?? MigrationSearch.platform(of: original.uses[use], in: original)
        let substitute = found.flatMap { RuntimeSubstitute(catalog: catalog, naming: options.naming).candidate(for: $0) }
        guard let runtime = candidates.first(where: { !$0.isBuildImage }) ?? substitute, CandidateSearch.isOffered(runtime, on: platform) else {
            return .refused([Reason("no-runtime-variant", "no runtime variant fits \(text)")])
        }
        let dev = found ?? Self.plainBuildImage(of: runtime, catalog, options.naming)
        let effects = StageEffectsReader.effects(of: target, in: original, catalog: catalog, context: context)
        // What a compiler makes needs no image with the compiler; where it needs more than that, the image's own runtime variant may have it.
        for smaller in dev.map({ compiledRuntimes(for: $0, stage, effects) }) ?? [] where CandidateSearch.isOffered(smaller, on: platform) {
            if case .split(let decision) = split(stage, use, smaller, dev, effects) { return .split(decision) }
        }
        return split(stage, use, runtime, dev, effects)
    }

    /// Images for what a compiler makes, the best first; none where the stage compiles nothing.
    private func compiledRuntimes(for dev: ReferenceCandidate, _ stage: Stage, _ effects: StageEffects) -> [ReferenceCandidate] {
        let substitute = RuntimeSubstitute(catalog: catalog, naming: options.naming, available: options.available)
        if dev.definition.image == "rust", stage.instructions.flatMap(original.commands(in:)).contains(where: { $0.name == "cargo" }) {
            return substitute.compiledCandidates(for: dev, needsC: dev.definition.distribution.family == .debian)
        }
        guard let mayLinkC = GoBuilds.mayLinkC(stage, in: original) else { return [] }
        let installed = effects.packages.filter { ["apt", "apk"].contains($0.manager) }.flatMap(\.names)
        let needsC = mayLinkC && !GoRecipe.isWithoutC(stage, installed, original, catalog)
        return substitute.compiledCandidates(for: dev, needsC: needsC)
    }

    private func split(_ stage: Stage, _ use: Int, _ runtime: ReferenceCandidate, _ dev: ReferenceCandidate?, _ effects: StageEffects) -> Result {
        let draft = SplitDraft(original: original, stage: stage, effects: effects, runtime: runtime, dev: dev, catalog: catalog, context: context, policy: ProofPolicy(options))
        switch SplitPlanner.plan(draft) {
        case .failure(let refusal): return .refused([refusal.reason])
        case .success(let draft):
            // A second run would move them.
            let others = stagesHeldBack(by: use)
            if !others.isEmpty, case .split(let decision) = prove(draft, use: use, moving: others) { return .split(decision) }
            return prove(draft, use: use, moving: [:])
        }
    }

    /// The -dev image of PHP, which has no flavour for FPM: it is the same PHP.
    private static func plainBuildImage(of runtime: ReferenceCandidate, _ catalog: Catalog, _ naming: HardenedNaming) -> ReferenceCandidate? {
        guard runtime.definition.image == "php", runtime.definition.flavor == "fpm", runtime.tag.hasSuffix("-fpm") else { return nil }
        let tag = runtime.tag.dropLast("-fpm".count) + ImageDefinition.buildSuffix
        guard let definition = catalog.definition(image: "php", tag: String(tag)), definition.isBuildImage, definition.version == runtime.definition.version, definition.distribution == runtime.definition.distribution else { return nil }
        return ReferenceCandidate(mapping: runtime.mapping, definition: definition, tag: String(tag), text: naming.name(of: "php") + ":" + tag, notes: runtime.notes)
    }

    /// The runtime image as the FROM of the build stage writes it: with the same variables, where it is the same image without `-dev`.
    private func runtimeText(_ draft: SplitDraft, _ edits: [TextEdit]) -> String {
        let word = draft.stage.from.image.range
        guard draft.builds, let dev = draft.dev, dev.text == draft.runtime.text + ImageDefinition.buildSuffix else { return draft.runtime.text }
        let inside = edits.filter { word.contains($0.range) }.map { TextEdit(SourceRange(Int($0.range.start) - Int(word.start), Int($0.range.end) - Int(word.start)), $0.replacement) }
        let written = String(decoding: Array(original.tree.bytes[word.indices]).applying(inside), as: UTF8.self)
        return written.hasSuffix(ImageDefinition.buildSuffix) ? String(written.dropLast(ImageDefinition.buildSuffix.count)) : draft.runtime.text
    }

    /// Build images for stages that only stay because they would not fit to this one if it stayed.
    private func stagesHeldBack(by use: Int) -> [Int: ReferenceCandidate] {
        var found: [Int: ReferenceCandidate] = [:]
        for (other, reason) in base.left where other != use && original.uses[other].kind == .from && ["stages-do-not-fit", "depends-on-unmoved"].contains(reason.id) {
            guard let text = original.uses[other].reference.text.value, case .candidates(let candidates) = search.candidates(for: text, platform: MigrationSearch.platform(of: original.uses[other], in: original)) else { continue }
            found[other] = candidates.first(where: \.isBuildImage)
        }
        return found
    }

    /// Proves a draft, adding what turns out to be missing until nothing more is missing or something else fails.
    private func prove(_ draft: SplitDraft, use: Int, moving others: [Int: ReferenceCandidate]) -> Result {
        var draft = draft
        var additions = base.additions
        for _ in 0..<Self.mostRounds {
            let (result, missing) = attempt(draft, use: use, moving: others, additions)
            draft.tools += missing.tools
            draft.buildKeeping += missing.buildKeeping
            draft.finalKeeping += missing.finalKeeping
            var added = !missing.isEmpty
            for (stage, findings) in missing.elsewhere.sorted(by: { $0.key < $1.key }) where additions.add(findings, to: stage, installs: !base.started.contains(stage)) { added = true }
            if !added { return result }
        }
        return attempt(draft, use: use, moving: others, additions).0
    }

    /// What is missing is installed at once; what that needs in turn is rare.
    private static let mostRounds = 4

    /// What would mend something of what fails; the rest may only be there for want of it.
    private struct Missing {
        /// Packages of the build stage.
        var tools: [String] = []
        var buildKeeping: [String] = []
        var finalKeeping: [String] = []
        /// What fails in other stages, by stage of the original.
        var elsewhere: [Int: [ProofFinding]] = [:]

        var isEmpty: Bool { tools.isEmpty && buildKeeping.isEmpty && finalKeeping.isEmpty }

        init(_ against: [ProofFinding], _ layout: SplitLayout, _ draft: SplitDraft) {
            for finding in against {
                if finding.stage != layout.builder, finding.stage != layout.final { elsewhere[layout.origin(of: finding.stage), default: []].append(finding) }
                let isBuilder = finding.stage == layout.builder
                if let line = finding.keepingLine, isBuilder || finding.stage == layout.final, !(isBuilder ? draft.buildKeeping : draft.finalKeeping).contains(line) {
                    if isBuilder, !buildKeeping.contains(line) { buildKeeping.append(line) }
                    if !isBuilder, !finalKeeping.contains(line) { finalKeeping.append(line) }
                } else if isBuilder {
                    for package in finding.missingPackages where !draft.tools.contains(package) && !tools.contains(package) { tools.append(package) }
                }
            }
        }

        init() {}
    }

    /// Proves a draft as it is; also returns what would make it hold.
    private func attempt(_ draft: SplitDraft, use: Int, moving others: [Int: ReferenceCandidate], _ additions: StageAdditions) -> (Result, missing: Missing) {
        var decision = base
        for (other, candidate) in others {
            decision.chosen[other] = candidate
            decision.left[other] = nil
            decision.stageReasons[original.uses[other].stage] = nil
        }
        let chosen = draft.builds ? draft.dev : draft.runtime
        guard let chosen else { return (.refused([Reason("no-dev-variant", "nothing can be built on \(draft.runtime.text): it has no -dev variant")]), Missing()) }
        decision.chosen[use] = chosen
        decision.left[use] = nil
        let plan = ReferenceEdits(model: original).plan(decision.chosen.mapValues(\.text), pinned: search.pinned)
        guard plan.refused.isEmpty else { return (.refused(plan.refused.sorted { $0.key < $1.key }.map(\.value)), Missing()) }
        let edits = (plan.edits + additions.edits(of: original, except: draft.stage.index, definitions: decision.definitions(of: original)) + SplitText(draft, runtime: runtimeText(draft, plan.edits), platform: plan.platforms[use]).edits).filter { $0.replacement != Array(original.tree.bytes[$0.range.indices]) }
            .sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
        guard edits.areDisjoint else { return (.refused([Reason("edits-overlap", "the places to change overlap")]), Missing()) }
        let tree = DockerfileParser.parse(original.tree.bytes.applying(edits))
        if let problem = tree.diagnostics.first { return (.refused([Reason("result-rejected", "the result would not parse: \(problem.message)")]), Missing()) }
        let result = DockerfileModel(tree, buildArguments: options.buildArguments, catalog: catalog) { provider.facts($0) }
        let map = OffsetMap(edits: edits)
        let origins = map.origins(of: tree, in: original.tree)
        let layout = SplitLayout(stage: draft.stage.index, hasBuilder: draft.builds)
        let proof = Prover(catalog: catalog, policy: ProofPolicy(options)).prove(
            result, original: original, started: decision.started, target: original.targetStage(options.target), origins: origins, layout: layout, context: context)
        let against = proof.findings.filter { finding in
            guard finding.stage == layout.final || finding.stage == layout.builder else { return finding.status == .failed }
            return finding.status == .failed || (finding.status == .assumed && !finding.mayBeAssumed)
        }
        guard against.isEmpty else {
            // What a line more would have mended is no reason beside what none mends.
            let telling = against.contains { $0.keepingLine == nil } ? against.filter { $0.keepingLine == nil } : against
            return (.refused(telling.map { Reason($0.reason, $0.message, at: map.original($0.range)) }), Missing(against, layout, draft))
        }
        decision.edits = edits
        decision.additions = additions
        decision.editNotes = plan.notes
        decision.result = result
        decision.proof = proof
        decision.stageReasons[draft.stage.index] = nil
        decision.split = SplitDecision(draft: draft, layout: layout)
        return (.split(decision), Missing())
    }
}
