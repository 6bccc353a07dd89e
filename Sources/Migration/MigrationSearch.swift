import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Proving
import SourceModel

/// Looks for the best references that can be shown to hold: proposes, proves, steps down, until nothing fails.
struct MigrationSearch {
    let original: DockerfileModel
    let catalog: Catalog
    let options: MigrationOptions
    let provider: FactsProvider
    let search: CandidateSearch
    /// The files that are built with; `nil`: they are not known, or do not count at this level.
    let context: (any BuildContext)?
    /// References that must not be moved.
    let fixed: [Int: Reason]

    private var candidates: [Int: [ReferenceCandidate]] = [:]
    private var position: [Int: Int] = [:]
    private var decision: MigrationDecision

    init(original: DockerfileModel, catalog: Catalog, options: MigrationOptions, provider: FactsProvider, search: CandidateSearch, context: (any BuildContext)?, left: [Int: Reason]) {
        self.original = original
        self.catalog = catalog
        self.options = options
        self.provider = provider
        self.search = search
        self.context = options.level == .split ? context : nil
        fixed = left
        decision = MigrationDecision(
            result: original, proof: .empty, started: Self.started(original, options))
    }

    /// The built stage, and stages that have a start command of their own: somebody may build them by `--target`.
    static func started(_ model: DockerfileModel, _ options: MigrationOptions) -> Set<Int> {
        var started: Set<Int> = []
        if let target = model.targetStage(options.target) { started.insert(target) }
        for stage in model.stages {
            let hasStart = stage.instructions.contains {
                switch model.tree.instructions[$0].content {
                case .cmd, .entrypoint: true
                default: false
                }
            }
            if hasStart { started.insert(stage.index) }
        }
        return started
    }

    mutating func run() -> MigrationDecision {
        for index in original.uses.indices { propose(index) }
        // Every round takes a candidate away, so the loop ends. Stages that hold each other in long chains would take a round
        // each, and a file of thousands for ever; real files need a handful.
        for _ in 0..<Self.mostRounds where attempt() { return decision }
        for index in position.keys.sorted() {
            leave(index, Reason("entangled", "too many stages depend on each other: after \(Self.mostRounds) rounds the file could still not be proven"))
        }
        while !attempt() {}
        return decision
    }

    private static let mostRounds = 24

    // MARK: proposals

    private mutating func propose(_ index: Int) {
        let use = original.uses[index]
        if let reason = fixed[index] {
            decision.left[index] = reason
            return
        }
        switch use.target {
        case .stage: return
        case .unresolved(let reason):
            decision.left[index] = Reason("unresolved", reason)
            return
        case .image: break
        }
        guard let text = use.reference.text.value else { return }
        if text == "scratch" { return }
        if use.kind == .from, let reason = keepReason(use.stage) {
            decision.left[index] = reason
            return
        }
        switch search.candidates(for: text, platform: Self.platform(of: use, in: original)) {
        case .hardened(let reason):
            decision.alreadyHardened.insert(index)
            decision.left[index] = reason
        case .left(let reason): decision.left[index] = reason
        case .candidates(let found):
            if use.kind != .from, let reason = sourceUnknown(use, found[0]) {
                decision.left[index] = reason
                return
            }
            if let reason = platformUnsaid(use, text) {
                decision.left[index] = reason
                return
            }
            candidates[index] = found
            position[index] = 0
        }
    }

    /// Why `--platform` cannot say what the old reference says by its name or tag; `nil`: it can, or need not.
    private func platformUnsaid(_ use: ImageUse, _ text: String) -> Reason? {
        guard let pinned = search.pinned(by: text) else { return nil }
        let what = "\(text) is for \(pinned.platform)"
        guard use.kind == .from else { return Reason("architecture", "\(what), which hardened tags do not say, and COPY cannot") }
        if let flag = original.stages[use.stage].from.platform, Self.platform(of: use, in: original) == nil {
            return Reason("platform-conflict", "\(what), and --platform=\(flag.value ?? "") may say something else")
        }
        // Whoever gives the variable means another architecture by it.
        let isWritten = use.reference.parts?.contains { if case .literal(let text, _) = $0 { text.contains(pinned.mark) } else { false } } == true
        return isWritten ? nil : Reason("architecture", "\(what), which stands in $\(use.reference.variables.first ?? "")")
    }

    private func keepReason(_ stage: Int) -> Reason? {
        let from = original.stages[stage]
        if let reason = KeepPragma.reason(above: original.tree.instructions[from.fromIndex]) {
            return Reason("keep", reason.isEmpty ? "a comment above says to keep it" : "a comment above says to keep it: \(reason)")
        }
        if let name = from.name, options.excludedStages.contains(name) { return Reason("excluded", "the configuration excludes the stage \(name)") }
        return nil
    }

    /// The expanded value of `--platform` for a reference.
    static func platform(of use: ImageUse, in original: DockerfileModel) -> String? {
        guard use.kind == .from, let value = original.stages[use.stage].from.platform?.value, !value.isEmpty, !value.contains("$") else { return nil }
        return value
    }

    /// What is copied from an image must be declared to stand at the same place in the hardened one.
    private func sourceUnknown(_ use: ImageUse, _ candidate: ReferenceCandidate) -> Reason? {
        var content = original.tree.instructions[use.instruction].content
        if case .onbuild(let onbuild) = content, let inner = onbuild.inner.first { content = inner.content }
        guard case .copy(let copy) = content else {
            return Reason("mounted-image", "where the hardened image keeps the files of this mount is not known")
        }
        let declared = Set(candidate.definition.paths.map(\.path))
        for source in copy.sources where !declared.contains(source.text) {
            let path = source.text
            if catalog.keptPath(path, from: candidate.mapping.source, to: candidate.definition.image, distribution: candidate.definition.distribution) != nil { continue }
            if catalog.holds(path, packages: Set(candidate.definition.packages), distribution: candidate.definition.distribution) == true { continue }
            if let moved = catalog.movedPath(path, from: candidate.mapping.source, to: candidate.definition.image, distribution: candidate.definition.distribution) {
                return Reason("path-moved", "\(path): \(moved.reason)", at: source.range)
            }
            return Reason("path-unknown", "where \(candidate.definition.image) keeps \(path) is not known", at: source.range)
        }
        return nil
    }

    // MARK: rounds

    /// Proves the present choice; `false` when something had to be taken back.
    private mutating func attempt() -> Bool {
        decision.chosen = [:]
        for (index, place) in position { decision.chosen[index] = candidates[index]?[place] }
        let plan = ReferenceEdits(model: original).plan(decision.chosen.mapValues(\.text), pinned: search.pinned)
        if !plan.refused.isEmpty || !plan.edits.areDisjoint {
            let refused = plan.refused.isEmpty ? decision.chosen.mapValues { _ in Reason("edits-overlap", "the places to change overlap") } : plan.refused
            for (index, reason) in refused { leave(index, reason) }
            return false
        }
        let edits = plan.edits.filter { edit in edit.replacement != Array(original.tree.bytes[edit.range.indices]) } + decision.additions.edits(of: original, definitions: decision.definitions(of: original))
        decision.edits = edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
        decision.editNotes = plan.notes
        let tree = decision.edits.isEmpty ? original.tree : DockerfileParser.parse(original.tree.bytes.applying(decision.edits))
        let result = decision.edits.isEmpty ? original : DockerfileModel(tree, buildArguments: options.buildArguments, catalog: catalog) { provider.facts($0) }
        guard check(result) else { return false }
        let prover = Prover(catalog: catalog, policy: ProofPolicy(options))
        decision.result = result
        decision.proof = prover.prove(
            result, original: original, started: decision.started, target: original.targetStage(options.target), origins: decision.origins(in: original), context: context)
        return stepDown()
    }

    /// Whether the result parses and says what it was meant to say.
    private mutating func check(_ result: DockerfileModel) -> Bool {
        let count = original.tree.instructions.count + decision.additions.count
        let same = result.tree.diagnostics.isEmpty && result.uses.count == original.uses.count && result.tree.instructions.count == count
        var wrong: [Int] = []
        for index in original.uses.indices {
            let wanted = decision.chosen[index]?.text ?? original.uses[index].reference.text.value
            if !same || result.uses[index].reference.text.value != wanted { wrong.append(index) }
        }
        if wrong.isEmpty { return true }
        let blamed = wrong.filter { decision.chosen[$0] != nil }
        for index in blamed.isEmpty ? Array(decision.chosen.keys) : blamed {
            leave(index, Reason("edit-not-exact", "the name cannot be changed without changing another"))
        }
        return false
    }

    /// Takes back what the proof does not carry; `true` when it carries all.
    private mutating func stepDown() -> Bool {
        if addInstructions() { return false }
        let map = OffsetMap(edits: decision.edits)
        var against: [Int: [Reason]] = [:]
        var failed: [Int: Set<String>] = [:]
        var mendable: [Int: Set<Reason>] = [:]
        var said: Set<[String]> = []
        for finding in decision.proof.findings {
            let root = decision.result.root(of: finding.stage)
            let use = original.fromUse(of: root)
            guard let candidate = decision.chosen[use] else { continue }
            let isAgainst = finding.status == .failed || (finding.status == .assumed && !candidate.isBuildImage && isDemanding(finding, use))
            guard isAgainst else { continue }
            let reason = Reason(finding.reason, finding.message, at: map.original(finding.range))
            if said.insert(["\(use)", reason.id, reason.message]).inserted { against[use, default: []].append(reason) }
            if finding.status == .failed { failed[use, default: []].insert(reason.id) }
            if finding.keepingLine != nil || options.level == .split && !finding.missingPackages.isEmpty && candidate.isBuildImage { mendable[use, default: []].insert(reason) }
        }
        // What is merely assumed is no reason beside what fails.
        for (use, ids) in failed { against[use]?.removeAll { !ids.contains($0.id) } }
        // Nor is what a line more would have mended a reason beside what none mends.
        for (use, reasons) in mendable where !(against[use] ?? []).allSatisfy(reasons.contains) { against[use]?.removeAll(where: reasons.contains) }
        if against.isEmpty { return true }
        // What another stage builds may fit again when that one takes another image, or stays.
        let mayFit = against.values.contains { $0.contains { $0.id != Self.misfit } }
        for (use, reasons) in against.sorted(by: { $0.key < $1.key }) {
            if mayFit, reasons.allSatisfy({ $0.id == Self.misfit }) { continue }
            let stage = original.uses[use].stage
            let next = (position[use] ?? 0) + 1
            let isLast = next >= (candidates[use]?.count ?? 0)
            let first = telling(reasons, stage)
            // What only spoke against a variant that was given up is no reason to stay, unless the last one merely brings root back.
            if isLast, reasons.contains(where: { $0.id != Self.rooted }) { decision.stageReasons[stage] = nil }
            var known = Set(decision.stageReasons[stage] ?? [])
            for reason in reasons where known.insert(reason).inserted { decision.stageReasons[stage, default: []].append(reason) }
            if original.uses[use].kind == .from { decision.additions.remove(from: stage) }
            if isLast { leave(use, first) } else { position[use] = next }
        }
        return false
    }

    /// Whether instructions were added that may mend something; what else fails may only do so for want of them.
    private mutating func addInstructions() -> Bool {
        var added = false
        let failed = Dictionary(grouping: decision.proof.findings.filter { $0.status == .failed && $0.reason != Self.misfit }) { decision.result.root(of: $0.stage) }
        for (root, findings) in failed.sorted(by: { $0.key < $1.key }) where decision.chosen[original.fromUse(of: root)] != nil {
            // Where a file may be restructured, a -dev image gets the tools that the old one had.
            let installs = options.level == .split && decision.chosen[original.fromUse(of: root)]?.isBuildImage == true
            if decision.additions.add(findings, to: root, installs: installs) { added = true }
        }
        return added
    }

    /// The reason to name first. That a build image would bring root back is none beside what kept the stage from the runtime variant.
    private func telling(_ reasons: [Reason], _ stage: Int) -> Reason {
        // A USER settles the question of root, which helps nobody where something else fails, too.
        reasons.first { $0.id != Self.rooted && $0.id != "root-need-unknown" } ?? reasons.first { $0.id != Self.rooted } ?? decision.stageReasons[stage]?.first { $0.id != Self.rooted } ?? reasons[0]
    }

    private static let rooted = "would-become-root"
    private static let misfit = "stages-do-not-fit"

    /// A runtime variant is taken only when its start and users are proven.
    private func isDemanding(_ finding: ProofFinding, _ use: Int) -> Bool {
        !finding.isOfContext && (decision.started.contains(finding.stage) || finding.obligation == .build)
    }

    private mutating func leave(_ index: Int, _ reason: Reason) {
        candidates[index] = nil
        position[index] = nil
        decision.chosen[index] = nil
        decision.left[index] = reason
    }
}
