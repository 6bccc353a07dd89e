public import BuildEffects
public import DockerfileSyntax
public import DockerfileSemantics
public import HardenedCatalog
import Proving
import SourceModel

/// Plans the migration of one Dockerfile: references to hardened images where the result is shown to hold.
public struct Migrator: Sendable {
    public let catalog: Catalog
    public let options: MigrationOptions
    private let provider: FactsProvider
    private let search: CandidateSearch
    /// Searches with other options, to try advice.
    private let searches = Memo<Set<Remedy>, CandidateSearch>()

    public init(catalog: Catalog, options: MigrationOptions = MigrationOptions()) {
        self.catalog = catalog
        self.options = options
        provider = FactsProvider(catalog: catalog, options: options)
        search = CandidateSearch(catalog: catalog, options: options)
    }

    /// The plan for one file; a pure function of its bytes, the catalogue and the options.
    ///
    /// `context` are the files that it is built with; `nil`: they are not known.
    public func migrate(_ tree: DockerfileTree, context: (any BuildContext)? = nil) -> FileMigration {
        guard tree.diagnostics.isEmpty else { return FileMigration(rejected: tree) }
        let original = model(tree)
        let (plan, _) = plan(original, context)
        guard options.level == .split, plan.outcome != .hardened, let target = original.targetStage(options.target) else { return plan }
        if let relocated = relocated(plan, original, target, context) { return relocated }
        guard let inlining = StageInlining(of: target, in: original, options: options) else { return plan }
        return InlinedMigration(original: original, target: target, inlining: inlining, options: options).migration(insteadOf: plan) { tree in
            self.plan(model(tree), context)
        } isSettled: { tree in
            settle(model(tree), search, context).edits.isEmpty
        }
    }

    /// The plan for a file as it stands, and what it writes down.
    private func plan(_ original: DockerfileModel, _ context: (any BuildContext)?) -> (FileMigration, MigrationDecision) {
        let decision = AdviceSearch.advise(settle(original, search, context), of: original) { remedies in
            searches.value(remedies) { CandidateSearch(catalog: catalog, options: options(with: remedies)) }
        } attempt: { search in
            let settled = settle(original, search, context)
            // What references alone do not move, a split may.
            let use = original.targetStage(options.target).flatMap { target in original.uses.firstIndex { $0.kind == .from && $0.stage == target } }
            return options.level == .split && use.map { settled.left[$0] != nil } == true ? split(original, settled, search, context) : settled
        }
        let final = options.level == .split ? split(original, decision, search, context) : decision
        return (judged(FileMigrationBuilder(final, original: original, options: options).build(), final, original, context), final)
    }

    /// The plan by way of the file in which the program of the built stage stands elsewhere; `nil`: it may stay where it is, or cannot be moved.
    private func relocated(_ plan: FileMigration, _ original: DockerfileModel, _ target: Int, _ context: (any BuildContext)?) -> FileMigration? {
        let reasons = Set(plan.stages[target].reasons.map(\.id))
        guard !reasons.isDisjoint(with: ["root-home", "system-changed", "copied-to-root"]) else { return nil }
        let effects = StageEffectsReader.effects(of: target, in: original, catalog: catalog, context: context)
        let migration: RelocatedMigration
        if reasons.contains("root-home"), let home = HomeRelocation(of: target, in: original, effects) {
            migration = RelocatedMigration(original: original, target: target, edits: home.edits, before: home.before, after: home.after, why: "which only root can enter", options: options)
        } else if let root = RootRelocation(of: target, in: original, effects, context: context) {
            migration = RelocatedMigration(original: original, target: target, edits: root.edits, before: root.before, after: root.after, why: "which is not taken over as a whole", options: options)
        } else {
            return nil
        }
        return migration.migration(insteadOf: plan) { self.plan(model($0), context).0 }
    }

    private func options(with remedies: Set<Remedy>) -> MigrationOptions {
        var changed = options
        for remedy in remedies { remedy.apply(to: &changed) }
        return changed
    }

    /// The references of a file, decided so that a second run finds nothing to do: what it would still change is left alone in the first.
    private func settle(_ original: DockerfileModel, _ search: CandidateSearch, _ context: (any BuildContext)?, leaving: [Int: Reason] = [:]) -> MigrationDecision {
        var left = leaving
        while true {
            let decision = decide(original, left: left, search, context)
            guard !decision.edits.isEmpty else { return decision }
            let again = decide(decision.result, left: [:], search, context)
            if again.edits.isEmpty { return decision }
            var added = false
            for use in again.replaced where left[use] == nil {
                left[use] = Reason("depends-on-unmoved", "it could only be moved after other stages of the file, step by step")
                added = true
            }
            for use in decision.replaced where !added && left[use] == nil {
                left[use] = Reason("depends-on-unmoved", "it could only be moved together with a stage that stays")
            }
        }
    }

    /// Reasons of splits that hold for every other version of the image, too.
    private static let forbidding: Set<String> = ["ruby-version"]

    /// The decision with the built stage split, or with the reasons why it is not.
    private func split(_ original: DockerfileModel, _ base: MigrationDecision, _ search: CandidateSearch, _ context: (any BuildContext)?) -> MigrationDecision {
        let stage = original.targetStage(options.target) ?? 0
        switch splitSearch(original, base, search, context).run() {
        case .needless: return base
        case .refused(let reasons):
            // References alone are decided without the files that are built with: what those forbid stays as it is.
            if let reason = reasons.first(where: { Self.forbidding.contains($0.id) }), let use = original.uses.firstIndex(where: { $0.kind == .from && $0.stage == stage }), base.chosen[use] != nil {
                return settle(original, search, context, leaving: [use: reason])
            }
            return base.adding(reasons, to: stage)
        case .split(let decision):
            // A second run must find nothing to do.
            let again = settle(decision.result, search, context)
            guard again.edits.isEmpty else { return base.adding([Reason("not-settled", "a second run would change the result again")], to: stage) }
            if case .split = splitSearch(decision.result, again, search, context).run() { return base.adding([Reason("not-settled", "a second run would split the result again")], to: stage) }
            return decision
        }
    }

    private func splitSearch(_ original: DockerfileModel, _ base: MigrationDecision, _ search: CandidateSearch, _ context: (any BuildContext)?) -> SplitSearch {
        SplitSearch(original: original, catalog: catalog, options: search.options, provider: provider, search: search, base: base, context: context)
    }

    /// What a tree means, with the facts of this configuration.
    public func model(_ tree: DockerfileTree) -> DockerfileModel {
        DockerfileModel(tree, buildArguments: options.buildArguments, catalog: catalog) { provider.facts($0) }
    }

    private func decide(_ original: DockerfileModel, left: [Int: Reason], _ search: CandidateSearch, _ context: (any BuildContext)?) -> MigrationDecision {
        var search = MigrationSearch(
            original: original, catalog: catalog, options: search.options, provider: provider, search: search, context: context, left: left)
        return search.run()
    }
}
