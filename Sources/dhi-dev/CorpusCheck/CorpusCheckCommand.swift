internal import ArgumentParser
internal import Foundation

/// `dhi-dev corpus-check DIR`: migrates every Dockerfile of a folder in one call and checks what must hold of each.
struct CorpusCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus-check",
        abstract: "Migrate a folder of real Dockerfiles and check every result.",
        discussion: """
            DIR holds index.jsonl, one object a line with "repo" and "path" (the file is OWNER+REPO/PATH), and pairs/ with
            before and after files. Nothing in DIR is changed; work goes on in a copy. Exit code 1 when a check fails.
            """)

    @Argument(help: "The unpacked corpus.", completion: .directory)
    var directory: String

    @Option(help: "The dhi to run; beside this program unless given.")
    var dhi: String?

    @Option(help: "How far to go: rebase or split.")
    var level = "rebase"

    @Option(help: "How many failures of each kind are printed.")
    var show = 5

    func run() throws {
        let corpus = try Corpus(URL(filePath: directory).absoluteURL)
        let program = MigrateCall(executable: executable, level: level)
        let copy = try corpus.laidOut()
        defer { try? FileManager.default.removeItem(at: copy.root) }

        print("\(corpus.paths.count) Dockerfiles")
        var check = CorpusCheck(corpus: corpus)
        let first = try program.report(on: corpus.paths, in: copy.root)
        check.readPlans(first)
        let write = try program.write(corpus.paths, in: copy.root)
        check.compareWritten(copy, run: write)
        check.expectNothingLeft(try program.report(on: corpus.paths, in: copy.root))

        CorpusTables(report: first.report).print()
        let passed = check.printFindings(limit: show)
        print("migrated at level \(level) in \(first.seconds.formatted(.number.precision(.fractionLength(2)))) s")
        if !passed { throw ExitCode(1) }
    }

    private var executable: URL { dhi.map { URL(filePath: $0).absoluteURL } ?? MigrateCall.besideThisProgram }
}
