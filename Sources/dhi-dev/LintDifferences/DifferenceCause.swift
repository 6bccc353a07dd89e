/// Why two linters disagree in places of a kind; found in each place by what our own reading of the file says of it.
struct DifferenceCause: Sendable {
    enum Kind: String, Sendable {
        /// The peer is wrong, or sees less.
        case flaw
        /// Both can be held; ours is meant.
        case decision
    }

    /// Kebab-case.
    let name: String
    let kind: Kind
    /// The peer's names of the rules that it is about.
    let rules: Set<String>
    let side: LintDifference.Side
    /// What the two do differently, and why ours is right.
    let reason: String
    /// Whether it is so in this place.
    let holds: @Sendable (LintDifference) -> Bool

    init(_ name: String, _ kind: Kind, _ rules: Set<String>, only side: LintDifference.Side, _ reason: String, holds: @escaping @Sendable (LintDifference) -> Bool) {
        self.name = name
        self.kind = kind
        self.rules = rules
        self.side = side
        self.reason = reason
        self.holds = holds
    }

    func explains(_ difference: LintDifference) -> Bool {
        difference.side == side && isAbout(difference.rule) && holds(difference)
    }

    /// tally has rules by the names of hadolint.
    func isAbout(_ rule: String) -> Bool {
        rules.contains(rule) || rule.hasPrefix("hadolint/") && rules.contains(String(rule.dropFirst("hadolint/".count)))
    }

    static func all(of peer: String) -> [DifferenceCause] {
        peer == "tally" ? tally : hadolint
    }
}
