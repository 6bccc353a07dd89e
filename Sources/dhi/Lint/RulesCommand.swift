import ArgumentParser
import Diagnostics
import LintRules
import Linting
import Reporting

/// `dhi rules`: lists the lint rules.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the lint rules.",
        discussion: "'dhi explain RULE' shows one with its examples. Presets for --select: \(RulePreset.allCases.map(\.rawValue).joined(separator: ", ")), all.")

    enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

    @Option(help: "table or json.")
    var format: Format = .table

    func run() throws {
        let rules = RuleRegistry.all.map { $0.metadata }.sorted { $0.code < $1.code }
        let output = StandardOutput()
        output.write(format == .json ? RuleListReporter().json(rules) : Array(RuleListReporter().table(rules).utf8))
        try output.finish()
    }
}
