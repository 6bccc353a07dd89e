/// How much work searches may still do, all of them together; one unit is a step of a search, or some bytes that it passes over.
///
/// `Pattern.Limits` holds for each place where a match may begin; a budget bounds what many places, and many texts, come to. It counts steps and not time,
/// so that what is found does not hang on the machine.
public struct MatchBudget: Sendable, Hashable {
    public var units: Int

    /// - Parameter units: Some 10 ns each. Plenty unless said otherwise: searches that were meant to be done take some thousands.
    public init(units: Int = 20_000_000) {
        self.units = units
    }

    public var isSpent: Bool { units < 0 }
}
