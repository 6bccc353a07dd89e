internal import ArgumentParser
internal import Foundation
internal import HardenedCatalog

/// `dhi-dev migration-outcomes DIR`: how many of the single-stage files of a corpus come out hardened, by ecosystem.
struct MigrationOutcomesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migration-outcomes", abstract: "Count how single-stage Dockerfiles of a corpus come out.",
        discussion: """
            DIR is a corpus as for corpus-check. The files are chosen before any of them is migrated: BuildKit accepts them, they have one stage, \
            and their image has a counterpart and a fitting tag; copies are left out, and so is what goes beyond --limit files of one repository. \
            The hash of the list says whether two counts are of the same files.
            """)

    @Argument(help: "The unpacked corpus.", completion: .directory) var directory: String
    @Option(help: "The dhi to run; beside this program unless given.") var dhi: String?
    @Option(help: "How many files of one repository count.") var limit = 10
    @Flag(help: "Move to a supported release line when the one in use has ended.") var upgradeEol = false
    @Option(help: "Allow what dhi migrate --allow allows; can be repeated.") var allow: [String] = []
    @Flag(help: "Print each file with its outcome and reasons.") var list = false

    func run() throws {
        let corpus = try Corpus(URL(filePath: directory).absoluteURL)
        let chosen = try SingleStageFiles(index: corpus.root.appending(path: "index.jsonl"), corpus: corpus, catalog: try Catalog.builtIn(), limit: limit)
        let options = (upgradeEol ? ["--upgrade-eol"] : []) + allow.flatMap { ["--allow", $0] }
        let program = MigrateCall(executable: dhi.map { URL(filePath: $0).absoluteURL } ?? MigrateCall.besideThisProgram, level: "split", options: options)
        let copy = try corpus.laidOut()
        defer { try? FileManager.default.removeItem(at: copy.root) }
        let run = try program.report(on: chosen.files.map(\.path), in: copy.root)
        let outcomes = MigrationOutcomes(chosen: chosen, report: run.report)
        print("\(chosen.files.count) single-stage files of \(Set(chosen.files.map(\.repository)).count) repositories, SHA-256 of the list \(chosen.sha256)")
        for (why, count) in chosen.leftOut.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { print("left out: \(count) \(why)") }
        for line in outcomes.tables() { print(line) }
        if list { for line in outcomes.listing() { print(line) } }
    }
}
