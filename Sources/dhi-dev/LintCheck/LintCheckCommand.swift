internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import HardenedCatalog
internal import LintRules
internal import Linting

/// `dhi-dev lint-check DIR`: lints and repairs every Dockerfile of a folder and checks what must hold of each.
struct LintCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint-check",
        abstract: "Lint and repair a folder of real Dockerfiles and check every result.",
        discussion: """
            DIR holds index.jsonl, as for corpus-check; nothing in it is changed. Every file is looked at with all rules, repaired with safe fixes and with \
            unsafe ones. Ranges have to lie in the text, no repair may be rejected by BuildKit or left out because it changes what it does not \
            name, and a second run has to find nothing to repair. Exit code 1 when a check fails.
            """)

    @Argument(help: "The unpacked corpus.", completion: .directory)
    var directory: String

    @Option(help: "Rules and presets; all unless said otherwise.")
    var select = "all"

    @Option(help: "How many failures are printed.")
    var show = 10

    func run() throws {
        let corpus = try Corpus(URL(filePath: directory).absoluteURL)
        let selection = try RuleSelection(RuleRegistry.all, select: select.split(separator: ",").map(String.init))
        let linter = Linter(selection, catalog: try Catalog.builtIn())
        var tally = LintCheckTally(rules: selection.entries.map { $0.rule.metadata })
        for path in corpus.paths {
            guard let bytes = corpus.bytes(of: path) else { continue }
            let text = LintedText(bytes, linter: linter)
            tally.count(text)
            if let problem = text.misplaced() { tally.fail("\(path): \(problem)") }
            for applicability in [Applicability.safe, .unsafe] {
                let result = text.fixed(upTo: applicability)
                tally.count(result, of: path, upTo: applicability)
                if let problem = text.broken(result, upTo: applicability) { tally.fail("\(path), \(applicability.rawValue) fixes: \(problem)") }
            }
        }
        tally.print(limit: show)
        if tally.hasFailures { throw ExitCode(1) }
    }
}
