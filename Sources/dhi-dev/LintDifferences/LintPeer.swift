/// Another linter, as a program of its own.
protocol LintPeer {
    /// As users call it: `hadolint`.
    var name: String { get }
    /// What our rules find, by the names that the peer has for it.
    var rules: PeerRules { get }

    /// What it says of each file; comments that silence rules count for nothing.
    ///
    /// - Parameter files: Absolute paths.
    func answers(for files: [String]) throws -> [String: PeerAnswer]
}

/// What a peer says of one file.
enum PeerAnswer: Codable, Hashable {
    /// By the names of its rules and the lines that it prints.
    case findings([PeerFinding])
    /// It cannot read the file, and says nothing else of it.
    case unreadable(String)
    /// It broke down on this file alone.
    case crashed(String)
}

struct PeerFinding: Codable, Hashable {
    var rule: String
    /// From 1; 0: it is about the image.
    var line: Int
}
