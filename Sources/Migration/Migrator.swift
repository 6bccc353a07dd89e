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
    public func migrate(_ tree: DockerfileTree) -> FileMigration {
        guard tree.diagnostics.isEmpty else { return FileMigration(rejected: tree) }
        let original = model(tree)
        let decision = AdviceSearch.advise(settle(original, search), of: original) { remedies in
            searches.value(remedies) { CandidateSearch(catalog: catalog, options: options(with: remedies)) }
        } attempt: { search in
            settle(original, search)
        }
        return FileMigrationBuilder(decision, original: original, options: options).build()
    }

    private func options(with remedies: Set<Remedy>) -> MigrationOptions {
        var changed = options
        for remedy in remedies { remedy.apply(to: &changed) }
        return changed
    }

    /// A second run must find nothing to do: what it would still change is left alone in the first.
    private func settle(_ original: DockerfileModel, _ search: CandidateSearch) -> MigrationDecision {
        var left: [Int: Reason] = [:]
        while true {
            let decision = decide(original, left: left, search)
            guard !decision.edits.isEmpty else { return decision }
            let again = decide(decision.result, left: [:], search)
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

    /// What a tree means, with the facts of this configuration.
    public func model(_ tree: DockerfileTree) -> DockerfileModel {
        DockerfileModel(tree, buildArguments: options.buildArguments) { provider.facts($0) }
    }

    private func decide(_ original: DockerfileModel, left: [Int: Reason], _ search: CandidateSearch) -> MigrationDecision {
        var search = MigrationSearch(
            original: original, catalog: catalog, options: search.options, provider: provider, search: search, left: left)
        return search.run()
    }
}
