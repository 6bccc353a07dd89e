internal import Diagnostics
internal import LintRules
internal import Linting

/// The names that a peer has for what our rules find.
struct PeerRules: Sendable {
    /// Our names for the selection of rules.
    let selection: [String]
    private let names: [Key: [String]]

    private struct Key: Hashable {
        var rule: String
        var part: String?
    }

    /// The peer's names for a finding, the most common first; empty where it has none.
    func names(of finding: Diagnostic) -> [String] {
        names[Key(rule: finding.rule, part: finding.part)] ?? []
    }

    /// Every name of the peer that is compared.
    var all: Set<String> { Set(names.values.joined()) }

    private init(_ pairs: [(Key, String)]) {
        names = Dictionary(pairs.map { ($0, [$1]) }) { $0 + $1 }
        selection = Set(pairs.map(\.0.rule)).sorted()
    }

    /// By the names that our rules give.
    static let hadolint = PeerRules(
        RuleRegistry.all.flatMap { rule in
            rule.metadata.aliases.filter { $0.tool == .hadolint && !HadolintPeer.withoutAnswer.contains($0.name) }.map { (Key(rule: rule.metadata.name, part: $0.part), $0.name) }
        })

    /// Under their own names where tally has them, else by `TallyNames`.
    static let tally = PeerRules(
        RuleRegistry.all.flatMap { rule in
            let metadata = rule.metadata
            let aliases = metadata.aliases.compactMap { alias -> (Key, String)? in
                let name = "\(alias.tool.rawValue)/\(alias.name)"
                return TallyNames.shared.contains(name) ? (Key(rule: metadata.name, part: alias.part), name) : nil
            }
            return aliases + TallyNames.own.filter { $0.value == metadata.name }.map { (Key(rule: metadata.name, part: nil), $0.key) }
        })
}
