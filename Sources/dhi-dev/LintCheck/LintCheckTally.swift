internal import Diagnostics
internal import Linting
internal import SourceModel

/// What rules find and repair over many files, by rule, and what did not hold.
struct LintCheckTally {
    private struct Row {
        var findings = 0
        var files = 0
        var fixed: [Applicability: Int] = [:]
        var refused = 0
    }

    private let rules: [RuleMetadata]
    private var rows: [String: Row] = [:]
    /// Findings of each file in the default set.
    private var perFile: [Int] = []
    private var changed: [Applicability: Int] = [:]
    private var failures: [String] = []

    init(rules: [RuleMetadata]) { self.rules = rules }

    var hasFailures: Bool { !failures.isEmpty }

    mutating func fail(_ what: String) { failures.append(what) }

    mutating func count(_ text: LintedText) {
        for finding in text.findings { rows[finding.rule, default: Row()].findings += 1 }
        for rule in Set(text.findings.map(\.rule)) { rows[rule, default: Row()].files += 1 }
        let defaults = Set(rules.filter(\.isOnByDefault).map(\.name))
        perFile.append(text.findings.count { defaults.contains($0.rule) })
    }

    mutating func count(_ result: FixedFile, of path: String, upTo applicability: Applicability) {
        if !result.fixed.isEmpty { changed[applicability, default: 0] += 1 }
        for finding in result.fixed { rows[finding.rule, default: Row()].fixed[applicability, default: 0] += 1 }
        for refusal in result.refused {
            rows[refusal.finding.rule, default: Row()].refused += 1
            let what = refusal.changes.isEmpty ? "would not parse" : "would change \(refusal.changes.map(\.rawValue).sorted().joined(separator: ", "))"
            fail("\(path): \"\(refusal.fix.title)\" of \(refusal.finding.rule) at \(refusal.finding.range.start) \(what)")
        }
    }

    func print(limit: Int) {
        Swift.print("| rule | default | findings | files | safe fixes | with unsafe ones | left out |\n|---|---|---|---|---|---|---|")
        for rule in rules.sorted(by: { $0.name < $1.name }) {
            let row = rows[rule.name] ?? Row()
            Swift.print("| \(rule.name) | \(rule.isOnByDefault ? "yes" : "") | \(row.findings) | \(row.files) | \(row.fixed[.safe] ?? 0) | \(row.fixed[.unsafe] ?? 0) | \(row.refused) |")
        }
        let sorted = perFile.sorted()
        if !sorted.isEmpty {
            Swift.print("\n\(sorted.count) files; findings of the default set a file: median \(sorted[sorted.count / 2]), ninetieth percentile \(sorted[sorted.count * 9 / 10])")
        }
        let silent = rules.filter { rows[$0.name] == nil }.map(\.name).sorted()
        Swift.print("without a finding: \(silent.isEmpty ? "none" : silent.joined(separator: ", "))")
        Swift.print("repaired: \(changed[.safe] ?? 0) files by safe fixes, \(changed[.unsafe] ?? 0) with unsafe ones")
        Swift.print("\(failures.count) failures")
        for failure in failures.prefix(limit) { Swift.print("  \(failure)") }
    }
}
