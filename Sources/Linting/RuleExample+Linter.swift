public import BuildEffects
public import HardenedCatalog

extension RuleExample {
    /// A linter for the example of the rule `name`: with that rule alone, and those that the example asks for.
    public func linter(for name: String, among rules: [any Rule.Type], catalog: Catalog) throws(RuleSelectionError) -> Linter {
        var options = LintOptions()
        options.asMigrated = asMigrated
        options.policy = policy
        return Linter(try RuleSelection(rules, select: [name] + others), catalog: catalog, options: options)
    }

    /// Its `.dockerignore`, read.
    public var ignored: IgnoreFile? { ignoreFile.map { IgnoreFile(Array($0.utf8)) } }
}
