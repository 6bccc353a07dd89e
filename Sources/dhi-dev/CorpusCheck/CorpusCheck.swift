internal import DockerfileSyntax
internal import SourceModel

/// What must hold of every migrated file; failures are collected by kind.
struct CorpusCheck {
    private let corpus: Corpus
    /// The bytes that the reported edits make of each file.
    private var planned: [String: [UInt8]] = [:]
    private var findings: [Check: [String]] = [:]

    private enum Check: String, CaseIterable {
        case ends = "no call crashes"
        case complete = "every file is reported once"
        case edits = "every edit lies in its file, sorted and apart from the others"
        case parses = "every output parses without diagnostics"
        case bytes = "what is written is the original with the reported edits"
        case idempotent = "migrating the output changes nothing"
    }

    init(corpus: Corpus) {
        self.corpus = corpus
    }

    /// Checks the plans and applies their edits, by means of its own rather than the program's.
    mutating func readPlans(_ run: MigrateCall.Run) {
        expectEnd(run, of: "the report")
        var reported = Set(run.report.failures.map(\.path))
        for file in run.report.files {
            if !reported.insert(file.path).inserted { note(.complete, "\(file.path) twice") }
            guard let bytes = corpus.bytes(of: file.path) else {
                note(.complete, "\(file.path) is not in the corpus")
                continue
            }
            guard let result = applying(file.edits, to: bytes) else {
                note(.edits, file.path)
                continue
            }
            planned[file.path] = result
            if file.errors.isEmpty, let first = DockerfileParser.parse(result).diagnostics.first {
                note(.parses, "\(file.path): \(first.message)")
            }
            if !file.errors.isEmpty, !file.edits.isEmpty { note(.parses, "\(file.path): edited in spite of errors") }
        }
        for path in corpus.paths where !reported.contains(path) { note(.complete, "\(path) is missing") }
    }

    mutating func compareWritten(_ copy: Corpus, run: MigrateCall.Run) {
        expectEnd(run, of: "the writing")
        for path in corpus.paths where copy.bytes(of: path) != planned[path] ?? corpus.bytes(of: path) {
            note(.bytes, path)
        }
    }

    mutating func expectNothingLeft(_ run: MigrateCall.Run) {
        expectEnd(run, of: "the second report")
        for file in run.report.files {
            if let edit = file.edits.first { note(.idempotent, "\(file.path): \(edit.replacement)") }
        }
    }

    /// Prints one line for each check and the first failures; returns whether all hold.
    func printFindings(limit: Int) -> Bool {
        print("\n| check | failures |\n|---|---|")
        for check in Check.allCases { print("| \(check.rawValue) | \(findings[check]?.count ?? 0) |") }
        for check in Check.allCases {
            guard let failures = findings[check] else { continue }
            print("\nNot so: \(check.rawValue)")
            for failure in failures.prefix(limit) { print("  \(failure)") }
            if failures.count > limit { print("  and \(failures.count - limit) more") }
        }
        print()
        return findings.isEmpty
    }

    private mutating func expectEnd(_ run: MigrateCall.Run, of what: String) {
        guard let status = run.status else { return note(.ends, "\(what) was ended by a signal") }
        if !(0...2).contains(status) { note(.ends, "\(what) ended with \(status)") }
    }

    private func applying(_ edits: [MigrateReport.Edit], to bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var done = 0
        for edit in edits {
            guard done <= edit.start, edit.start <= edit.end, edit.end <= bytes.count else { return nil }
            result += bytes[done..<edit.start]
            result += edit.replacement.utf8
            done = edit.end
        }
        return result + bytes[done...]
    }

    private mutating func note(_ check: Check, _ text: String) {
        findings[check, default: []].append(text)
    }
}
