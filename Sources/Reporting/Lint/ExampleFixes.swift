import Diagnostics
public import HardenedCatalog
public import Linting

/// How findings of a rule can be repaired, as its examples show.
public struct ExampleFixes: Sendable {
    /// By name of the rule: the safest fix of each finding.
    private var kinds: [String: Set<Applicability>] = [:]

    /// - Parameter rules: All rules, as some examples are looked at with others.
    public init(_ rules: [any Rule.Type], catalog: Catalog) throws(RuleSelectionError) {
        for rule in rules {
            let metadata = rule.metadata
            var found: Set<Applicability> = []
            for example in metadata.flagged {
                let linter = try example.linter(for: metadata.name, among: rules, catalog: catalog)
                for finding in linter.lint(example.bytes, path: "Dockerfile", ignoreFile: example.ignored) where finding.rule == metadata.name {
                    if let best = finding.fixes.map(\.applicability).max() { found.insert(best) }
                }
            }
            kinds[metadata.name] = found
        }
    }

    /// For a table: `safe`, `safe or unsafe`, nothing where a person has to find the repair.
    func title(of rule: RuleMetadata) -> String {
        if rule.relays != nil { return "unsafe or display-only, of that program" }
        return (kinds[rule.name] ?? []).sorted(by: >).map(\.rawValue).joined(separator: " or ")
    }
}
