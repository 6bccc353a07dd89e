import Foundation
import Testing
import Yams

/// A Dockerfile that hits a trigger of one of hadolint's rules, or an exception from it; one of `Fixtures/parity`.
struct ParityCase: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// The lines that hadolint names, as recorded by `dhi-dev lint-differences --cases`.
    var hadolint: [Int]
    /// Those that we mark.
    var ours: [Int]
    /// Why they are not the same; none where they are.
    var reason: String?
    /// By the name of the file.
    var rule = ""

    private enum CodingKeys: String, CodingKey { case name, text, hadolint, ours, reason }

    var testDescription: String { "\(rule): \(name)" }

    static let all: [ParityCase] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/parity")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.flatMap { file -> [ParityCase] in
            guard let data = try? Data(contentsOf: file), var cases = try? YAMLDecoder().decode([ParityCase].self, from: data) else {
                Issue.record("\(file.lastPathComponent) cannot be read")
                return []
            }
            for index in cases.indices { cases[index].rule = file.deletingPathExtension().lastPathComponent }
            return cases
        }
    }()
}
