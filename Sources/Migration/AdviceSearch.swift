import DockerfileSemantics

/// Finds out what would move a reference that stays, by trying it: nobody is sent for something that would not help.
struct AdviceSearch {
    private let decision: MigrationDecision
    private let original: DockerfileModel
    /// What proposes hardened images with these remedies applied.
    private let search: (Set<Remedy>) -> CandidateSearch
    /// The decision for the file with those proposals.
    private let attempt: (CandidateSearch) -> MigrationDecision
    private var tried: [Set<Remedy>: MigrationDecision] = [:]

    /// More at once are none that anybody would follow.
    private static let mostRemedies = 3
    /// Files in which stages differ this much are few; each trial costs as much as the migration.
    private static let mostTrials = 8
    /// Files with more references than anybody writes by hand are not tried again.
    private static let mostUses = 100

    /// The decision with the advice written behind the reasons that ask for something.
    static func advise(
        _ decision: MigrationDecision, of original: DockerfileModel, search: @escaping (Set<Remedy>) -> CandidateSearch,
        attempt: @escaping (CandidateSearch) -> MigrationDecision
    ) -> MigrationDecision {
        var search = AdviceSearch(decision: decision, original: original, search: search, attempt: attempt)
        var advised = decision
        for (use, reason) in decision.left.sorted(by: { $0.key < $1.key }) {
            guard let advice = search.advice(on: reason, use) else { continue }
            advised.left[use]?.message += advice
        }
        for (stage, reasons) in decision.stageReasons {
            guard let use = original.uses.firstIndex(where: { $0.kind == .from && $0.stage == stage }) else { continue }
            advised.stageReasons[stage] = reasons.map { reason in
                var reason = reason
                // What is said of the stage as a whole is said once, with the reference.
                if let remedy = Remedy(for: reason), decision.left[use].flatMap({ Remedy(for: $0) }) == remedy || decision.left[use] == nil { reason.message += search.advice(on: reason, use) ?? "" }
                return reason
            }
        }
        return advised
    }

    /// Text to put behind a reason; `nil`: it asks for nothing.
    private mutating func advice(on asking: Reason, _ use: Int) -> String? {
        guard let first = Remedy(for: asking) else { return nil }
        var remedies = [first]
        while let left = remaining(use, Set(remedies)) {
            guard let reason = left else {
                if remedies.count == 1 { return " (\(first.advice))" }
                return " (it takes \(remedies.map(\.text).joined(separator: " and ")))"
            }
            if let next = Remedy(for: reason), !remedies.contains(next), remedies.count < Self.mostRemedies {
                remedies.append(next)
                continue
            }
            if Remedy.isTentative(for: asking) { return nil }
            return "; it would stay even with \(remedies.map(\.text).joined(separator: " and ")): \(reason.message)"
        }
        return original.uses.count > Self.mostUses ? "; whether \(remedies.map(\.text).joined(separator: " and ")) would move it was not tried in a file of this size" : ""
    }

    /// Why the reference stays with the remedies; `.some(nil)`: it moves; `nil`: not tried, or nothing changes.
    private mutating func remaining(_ use: Int, _ remedies: Set<Remedy>) -> Reason?? {
        let search = search(remedies)
        // What is refused by its name needs no proof, and most of what stays is.
        if let text = original.uses[use].reference.text.value, case .left(let reason) = search.candidates(for: text, platform: MigrationSearch.platform(of: original.uses[use], in: original)) {
            return .some(reason)
        }
        guard let trial = trial(remedies, search) else { return nil }
        if let chosen = trial.chosen[use] { return chosen.text == decision.chosen[use]?.text ? nil : .some(nil) }
        return trial.left[use].map { .some($0) } ?? nil
    }

    private mutating func trial(_ remedies: Set<Remedy>, _ search: CandidateSearch) -> MigrationDecision? {
        if let known = tried[remedies] { return known }
        guard tried.count < Self.mostTrials, original.uses.count <= Self.mostUses else { return nil }
        let made = attempt(search)
        tried[remedies] = made
        return made
    }
}
