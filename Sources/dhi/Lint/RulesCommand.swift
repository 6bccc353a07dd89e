import ArgumentParser
import Diagnostics
import LintRules
import Linting
import Reporting
import RepositoryConversion

/// `dhi rules`: lists the lint rules.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the lint rules, those of the configuration in force in this folder included.",
        discussion: "'dhi explain RULE' shows one with its examples. Presets for --select: \(RulePreset.allCases.map(\.rawValue).joined(separator: ", ")), all.")

    enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

    @Option(help: "table or json.")
    var format: Format = .table

    @Option(help: ArgumentHelp("Read this configuration file instead of the nearest .dhi.yaml.", valueName: "file"))
    var config: String?

    func run() throws {
        let own: [PatternRule]
        do throws(ConfigurationFailure) {
            own = try OwnRules.here(config)
        } catch {
            throw CommandFailure(error.lines.joined(separator: "\n"))
        }
        let rules = RuleRegistry.all.map { $0.metadata }.sorted { $0.code < $1.code } + own.map(\.metadata).sorted { $0.name < $1.name }
        let output = StandardOutput()
        output.write(format == .json ? RuleListReporter().json(rules) : Array(RuleListReporter().table(rules).utf8))
        try output.finish()
    }
}
