internal import ArgumentParser
internal import Foundation

/// tally, by its JSON report. It reads files with BuildKit's own parser.
struct TallyPeer: LintPeer {
    let program: String
    let name = "tally"
    let rules = PeerRules.tally

    func answers(for files: [String]) throws -> [String: PeerAnswer] {
        var answers: [String: PeerAnswer] = [:]
        for start in stride(from: 0, to: files.count, by: Self.batch) {
            var waiting = [Array(files[start..<min(start + Self.batch, files.count)])]
            while let batch = waiting.popLast() {
                if let found = try report(on: batch) {
                    answers.merge(found) { $1 }
                } else if batch.count > 1 {
                    waiting += [Array(batch[..<(batch.count / 2)]), Array(batch[(batch.count / 2)...])]
                }
            }
        }
        for file in files where answers[file] == nil { answers[file] = try single(file) }
        return answers
    }

    private static let batch = 100

    private struct Report: Decodable {
        struct File: Decodable {
            var file: String
            var violations: [Violation]
        }
        struct Violation: Decodable {
            struct Location: Decodable { var start: Position }
            struct Position: Decodable { var line: Int }
            var location: Location
            var rule: String
        }
        var files: [File]
    }

    private func call(_ files: [String]) throws -> Subprocess.Result {
        let options = ["--no-config", "--no-inline-directives", "--slow-checks", "off", "--fail-level", "none", "--hide-source", "-f", "json", "--ignore", "*"]
        // The others take their time and would be left out.
        let chosen = rules.all.sorted().flatMap { ["--select", $0] }
        guard let result = Subprocess.run(program, ["lint"] + options + chosen + ["--"] + files) else { throw ValidationError("\(program) cannot be started.") }
        return result
    }

    /// `nil`: one of the files keeps it from saying anything.
    private func report(on files: [String]) throws -> [String: PeerAnswer]? {
        let result = try call(files)
        guard let report = try? JSONDecoder().decode(Report.self, from: result.output) else { return nil }
        var answers = Dictionary(uniqueKeysWithValues: Set(files).map { ($0, PeerAnswer.findings([])) })
        for file in report.files {
            // What is said of the file as a whole stands in no line.
            answers[file.file] = .findings(file.violations.map { PeerFinding(rule: $0.rule, line: max($0.location.start.line, 0)) })
        }
        return answers
    }

    private func single(_ file: String) throws -> PeerAnswer {
        let result = try call([file])
        return .unreadable(String(decoding: result.errors, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
