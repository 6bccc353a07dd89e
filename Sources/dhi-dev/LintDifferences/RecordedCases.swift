internal import ArgumentParser
internal import Foundation
internal import Yams

/// Small Dockerfiles with what hadolint says of them, in a folder of YAML files named after its rules.
struct RecordedCases {
    private struct Entry: Decodable {
        var name: String
        var text: String
        /// Arguments that hadolint gets besides.
        var policy: [String]?
        var hadolint: [Int]
    }

    private struct Case {
        var file: URL
        /// Place among the cases of its file.
        var number: Int
        var rule: String
        var entry: Entry
    }

    private var cases: [Case] = []

    init(folder: URL) throws {
        guard let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) else { throw ValidationError("\(folder.path) cannot be read.") }
        for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "yaml" {
            let entries = try YAMLDecoder().decode([Entry].self, from: Data(contentsOf: file))
            cases += entries.enumerated().map { Case(file: file, number: $0, rule: file.deletingPathExtension().lastPathComponent, entry: $1) }
        }
    }

    /// Asks hadolint anew; prints where it says something else than recorded, and records it if so asked.
    ///
    /// - Returns: How many records were wrong.
    func compare(with peer: HadolintPeer, records: Bool) throws -> Int {
        let folder = FileManager.default.temporaryDirectory.appending(path: "cases-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var paths: [String] = []
        for (index, example) in cases.enumerated() {
            let file = folder.appending(path: "\(index).Dockerfile")
            try Data(example.entry.text.utf8).write(to: file)
            paths.append(file.path)
        }
        // Comments that silence rules are what one of the rules is about.
        var answers: [String: PeerAnswer] = [:]
        for (policy, indices) in Dictionary(grouping: cases.indices, by: { cases[$0].entry.policy ?? [] }) {
            answers.merge(try peer.answers(for: indices.map { paths[$0] }, honouringComments: true, policy: policy)) { $1 }
        }
        var wrong: [Case] = []
        for (path, var example) in zip(paths, cases) {
            guard let lines = answers[path]?.lines(of: example.rule) else { throw ValidationError("\(example.rule), \(example.entry.name): hadolint breaks down.") }
            guard lines != example.entry.hadolint else { continue }
            print("\(example.rule), \(example.entry.name): recorded \(example.entry.hadolint), now \(lines)")
            example.entry.hadolint = lines
            wrong.append(example)
        }
        print("\(cases.count) cases, \(wrong.count) records differ")
        if records { for (file, wrong) in Dictionary(grouping: wrong, by: \.file) { try record(wrong, in: file) } }
        return wrong.count
    }

    /// Only the lines that hold records change, so that the rest stays as it was written.
    private func record(_ cases: [Case], in file: URL) throws {
        var number = -1
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            guard line.hasPrefix("  hadolint:") else { return String(line) }
            number += 1
            return cases.first { $0.number == number }.map { "  hadolint: \($0.entry.hadolint)" } ?? String(line)
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
    }
}

extension PeerAnswer {
    /// `nil` where it broke down. A file that is not read has one finding: that.
    fileprivate func lines(of rule: String) -> [Int]? {
        switch self {
        case .findings(let findings): Set(findings.filter { $0.rule == rule }.map(\.line)).sorted()
        case .unreadable(let why): rule == "DL1000" ? [Self.line(in: why)] : []
        case .crashed: nil
        }
    }

    private static func line(in why: String) -> Int { Int(why.prefix { $0.isNumber }) ?? 1 }
}
