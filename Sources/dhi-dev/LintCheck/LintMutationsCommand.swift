internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import HardenedCatalog
internal import LintRules
internal import Linting

/// `dhi-dev lint-mutations DIR`: lints texts made of real ones by chance.
struct LintMutationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint-mutations",
        abstract: "Lint and repair real Dockerfiles that were changed by chance.",
        discussion: """
            DIR holds index.jsonl, as for corpus-check. Texts follow from --seed and their number alone. Each is linted with all rules; every tenth is repaired, \
            too. A text is written to --keep before it is looked at, so that one that ends the program, or takes longer than --patience, is at hand. \
            Exit code 1 when something does not hold.
            """)

    @Argument(help: "The unpacked corpus.", completion: .directory)
    var directory: String

    @Option(help: "How many texts.") var count = 100_000
    @Option(help: "Number of the first text.") var from = 0
    @Option(help: "What the texts follow from.") var seed: UInt64 = 1
    @Option(help: "Where the text at work is kept.") var keep = "mutated.Dockerfile"
    @Option(help: "Seconds that a text may take.") var patience = 5.0

    func run() throws {
        let corpus = try Corpus(URL(filePath: directory).absoluteURL)
        let originals = corpus.paths.compactMap(corpus.bytes).filter { !$0.isEmpty && $0.count < 20_000 }
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["all"]), catalog: try Catalog.builtIn())
        let clock = ContinuousClock()
        var failures = 0
        var rejected = 0
        var slowest = (seconds: 0.0, number: 0)
        for number in from..<from + count {
            var mutator = DockerfileMutator(originals, seed: seed, number: number)
            let bytes = mutator.text()
            try Data(bytes).write(to: URL(filePath: keep))
            var problem: String?
            let time = clock.measure {
                let text = LintedText(bytes, linter: linter)
                if text.isRejected { rejected += 1 }
                problem = text.misplaced()
                guard problem == nil, number % 10 == 0 else { return }
                let applicability: Applicability = number % 20 == 0 ? .safe : .unsafe
                let result = text.fixed(upTo: applicability)
                problem = text.broken(result, upTo: applicability) ?? result.refused.first.map { "\"\($0.fix.title)\" of \($0.finding.rule) is left out: \($0.changes.map(\.rawValue).sorted())" }
            }
            let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
            if seconds > slowest.seconds { slowest = (seconds, number) }
            if seconds > patience { problem = "took \(seconds) s" }
            if let problem {
                failures += 1
                try Data(bytes).write(to: URL(filePath: "\(keep).\(number)"))
                print("text \(number): \(problem)")
            }
        }
        print("\(count) texts, \(rejected) of them rejected by BuildKit; slowest \(slowest.number) with \(Int(slowest.seconds * 1000)) ms; \(failures) failures")
        if failures > 0 { throw ExitCode(1) }
    }
}
