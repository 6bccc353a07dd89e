import Diagnostics
public import Linting

/// The files of the rules' documentation.
public enum RulePages {
    /// A page for each rule, `README.md` with the list, and `coverage.md` with the problems that they find.
    ///
    /// - Parameter fixes: Those of all rules, for the list.
    public static func all(_ rules: [RuleMetadata], _ fixes: ExampleFixes) -> [(name: String, text: String)] {
        let sorted = rules.sorted { $0.code < $1.code }
        var list = "# Lint rules\n\n| code | rule | severity | what it reports | fixes |\n|---|---|---|---|---|\n"
        for rule in sorted {
            let severity = rule.severity.rawValue + (rule.isOnByDefault ? "" : ", off by default")
            list += "| `\(rule.code)` | [\(rule.name)](\(rule.name).md) | \(severity) | \(rule.summary) | \(fixes.title(of: rule)) |\n"
        }
        list += "\n`--fix` applies safe fixes, `--fix --unsafe` the others, too; what is display-only a person has to decide.\n\n[Problems and their rules](coverage.md) says which rule finds what linters know.\n"
        return [("README.md", list), ("coverage.md", RuleCoverage.markdown)] + sorted.map { ("\($0.name).md", RulePage($0).markdown) }
    }
}
