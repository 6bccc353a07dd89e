internal import ArgumentParser
internal import Foundation

/// hadolint, by its JSON report. ShellCheck's findings are left out.
struct HadolintPeer: LintPeer {
    let program: String
    let name = "hadolint"
    let rules = PeerRules.hadolint

    /// One call with many files is much faster, and a crash loses what was found in all of them.
    private static let batch = 100

    /// Rules that are off unless asked for.
    private static let asked = ["--info", "DL1001", "--info", "DL3057"]

    /// Rules that hadolint has given up, and the one about comments, which count for nothing here.
    static let withoutAnswer: Set<String> = ["DL1000", "DL1001", "DL3005", "DL3017", "DL3031", "DL3039"]

    func answers(for files: [String]) throws -> [String: PeerAnswer] { try answers(for: files, honouringComments: false) }

    func answers(for files: [String], honouringComments: Bool, policy: [String] = []) throws -> [String: PeerAnswer] {
        let configuration = FileManager.default.temporaryDirectory.appending(path: "hadolint-\(UUID().uuidString).yaml")
        // None of the user's own counts.
        try Data("ignored: []\n".utf8).write(to: configuration)
        defer { try? FileManager.default.removeItem(at: configuration) }
        var answers: [String: PeerAnswer] = [:]
        var waiting = stride(from: 0, to: files.count, by: Self.batch).map { Array(files[$0..<min($0 + Self.batch, files.count)]) }
        while let batch = waiting.popLast() {
            if let found = try report(on: batch, options: ["-c", configuration.path] + (honouringComments ? [] : ["--disable-ignore-pragma"]) + policy) {
                answers.merge(found) { $1 }
            } else if batch.count > 1 {
                waiting += [Array(batch[..<(batch.count / 2)]), Array(batch[(batch.count / 2)...])]
            } else {
                answers[batch[0]] = .crashed("no report")
            }
        }
        return answers
    }

    private struct Entry: Decodable {
        var code: String
        var file: String
        var line: Int
        var message: String
    }

    /// `nil`: it broke down on one of the files.
    private func report(on files: [String], options: [String]) throws -> [String: PeerAnswer]? {
        guard let result = Subprocess.run(program, options + Self.asked + ["--no-fail", "-f", "json", "--"] + files) else {
            throw ValidationError("\(program) cannot be started.")
        }
        guard result.status == 0, let entries = try? JSONDecoder().decode([Entry].self, from: result.output) else { return nil }
        var answers = Dictionary(uniqueKeysWithValues: Set(files).map { ($0, PeerAnswer.findings([])) })
        for (file, entries) in Dictionary(grouping: entries, by: \.file) {
            if let failure = entries.first(where: { $0.code == "DL1000" }) {
                answers[file] = .unreadable("\(failure.line): \(failure.message)")
            } else {
                answers[file] = .findings(entries.filter { $0.code.hasPrefix("DL") }.map { PeerFinding(rule: $0.code, line: $0.line) })
            }
        }
        return answers
    }
}
