public import SourceModel

/// The verdict on one obligation for one stage.
public struct Obligation: Sendable, Hashable {
    public var id: ObligationID
    /// `nil`: the whole file.
    public var stage: Int?
    /// Which of the two stages that a split made of it; `nil`: it was not split.
    public var part: SplitPart?
    public var status: ProofStatus
    /// Why, in words.
    public var because: String
    /// The kinds of what is assumed or failed, as `--refuse` names them; empty where it is proven.
    public var kinds: [String]
    public var ranges: [SourceRange]

    public init(id: ObligationID, stage: Int?, status: ProofStatus, because: String, kinds: [String] = [], ranges: [SourceRange]) {
        self.id = id
        self.stage = stage
        self.status = status
        self.because = because
        self.kinds = kinds
        self.ranges = ranges
    }

    /// Sums the findings of one stage up; an obligation without findings is proven because of `otherwise`.
    static func sum(_ id: ObligationID, stage: Int, findings: [ProofFinding], otherwise: String) -> Obligation {
        let own = findings.filter { $0.obligation == id && $0.stage == stage }
        guard let worst = own.map(\.status).max(), worst != .proven else {
            return Obligation(id: id, stage: stage, status: .proven, because: ([otherwise] + own.map(\.message)).joined(separator: "; "), ranges: own.map(\.range))
        }
        let telling = own.filter { $0.status == worst }
        var messages: [String] = []
        var said: Set<String> = []
        for finding in telling where said.insert(finding.message).inserted { messages.append(finding.message) }
        let kinds = telling.map(\.reason).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return Obligation(id: id, stage: stage, status: worst, because: messages.joined(separator: "; "), kinds: kinds, ranges: telling.map(\.range))
    }
}
