internal import Foundation

/// Answers of a peer that an earlier run has kept, since asking it takes its time.
struct KeptAnswers {
    /// `nil`: nothing is kept.
    let file: String?

    func answers(_ ask: () throws -> [String: PeerAnswer]) throws -> [String: PeerAnswer] {
        guard let file else { return try ask() }
        if let data = FileManager.default.contents(atPath: file) { return try JSONDecoder().decode([String: PeerAnswer].self, from: data) }
        let answers = try ask()
        try JSONEncoder().encode(answers).write(to: URL(filePath: file))
        return answers
    }
}
