import Foundation
import Linting
import Testing
import Yams

/// A Dockerfile that hits a trigger of one of hadolint's rules, or an exception from it; one of `Fixtures/parity`.
struct ParityCase: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// What an organisation has decided, as arguments of hadolint.
    var policy: [String]?
    /// The lines that hadolint names, as recorded by `dhi-dev lint-differences --cases`.
    var hadolint: [Int]
    /// Those that we mark.
    var ours: [Int]
    /// Why they are not the same; none where they are.
    var reason: String?
    /// By the name of the file.
    var rule = ""

    private enum CodingKeys: String, CodingKey { case name, text, policy, hadolint, ours, reason }

    /// The same, as our linter is told it.
    var options: LintOptions {
        var options = LintOptions()
        for argument in policy ?? [] {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            switch parts[0] {
            case "--trusted-registry": options.policy.trustedRegistries += [TrustedRegistry(parts[1])].compactMap(\.self)
            case "--strict-labels": options.policy.isStrictAboutLabels = true
            case "--require-label":
                let label = parts[1].split(separator: ":").map(String.init)
                options.policy.labels.append(LabelRequirement(name: label[0], form: LabelForm(rawValue: label[1]) ?? .text))
            default: Issue.record("\(argument) is not known")
            }
        }
        options.policy.labels.sort { $0.name < $1.name }
        return options
    }

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
