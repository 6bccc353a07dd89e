internal import ArgumentParser
internal import Foundation
internal import HardenedCatalog
internal import LintRules
internal import Linting

/// `dhi-dev lint-differences`: where our linter and another one disagree, and why.
struct LintDifferencesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint-differences",
        abstract: "Compare what our rules find with what hadolint or tally finds by the rules of the same name.",
        discussion: """
            PATH is a Dockerfile, a folder in which every file counts that is named like one, or a corpus (a folder with index.jsonl). Compared is \
            instruction by instruction, without comments that silence rules. Each difference is given to the known causes; what none \
            of them explains is listed as unexplained, and makes the exit code 1.
            """)

    @Option(help: "hadolint or tally, or the path of one of them.") var peer = "hadolint"
    @Argument(help: "Dockerfiles, folders, or a corpus.", completion: .file()) var paths: [String] = []
    @Option(help: "Instead of PATH: a folder of small cases with what hadolint said of them, which it is asked anew.", completion: .directory) var cases: String?
    @Flag(help: "With --cases: write down what hadolint says now.") var record = false
    @Option(help: "List the places where this rule (the peer's name) differs.") var list: String?
    @Option(help: "With --list: only what the peer alone finds (theirs), or we alone (ours).") var only: LintDifference.Side?
    @Option(help: "With --list: only what this cause explains; 'none' for what is unexplained.") var cause: String?
    @Option(help: "How many places are listed.") var limit = 20
    @Option(help: "Keep the answers of the peer in this file, and take them from there where it exists.") var answers: String?
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let peer = try chosenPeer()
        if let cases {
            guard let hadolint = peer as? HadolintPeer else { throw ValidationError("The cases are about hadolint.") }
            let wrong = try RecordedCases(folder: URL(filePath: cases)).compare(with: hadolint, records: record)
            if wrong > 0, !record { throw ExitCode(1) }
            return
        }
        let files = try LintedPaths(paths)
        let answers = try KeptAnswers(file: answers).answers { try peer.answers(for: files.absolute) }
        let selection = try RuleSelection(RuleRegistry.all, select: peer.rules.selection)
        var comparison = LintComparison(Linter(selection, catalog: try Catalog.builtIn()), peer.rules)
        for (path, name) in zip(files.absolute, files.names) {
            guard let answer = answers[path], let data = FileManager.default.contents(atPath: path) else { throw ValidationError("\(path): no answer of \(peer.name), or the file cannot be read.") }
            comparison.add(name, [UInt8](data), answer)
        }
        let report = LintDifferencesReport(comparison, peer: peer.name, causes: DifferenceCause.all(of: peer.name))
        if let list {
            report.printPlaces(list, only: only, cause: cause, limit: limit)
        } else if json {
            print(report.json)
        } else {
            report.printTable()
        }
        if list == nil, report.unexplained > 0 { throw ExitCode(1) }
    }

    private func chosenPeer() throws -> any LintPeer {
        switch peer.split(separator: "/").last.map(String.init) {
        case "hadolint": HadolintPeer(program: peer)
        case "tally": TallyPeer(program: peer)
        default: throw ValidationError("--peer \(peer): only hadolint and tally are known.")
        }
    }
}

extension LintDifference.Side: ExpressibleByArgument {}
