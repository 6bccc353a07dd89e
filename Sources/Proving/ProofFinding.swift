public import SourceModel

/// One thing that was looked at for an obligation and is not plainly proven, or is proven but worth a word.
public struct ProofFinding: Sendable, Hashable {
    public var obligation: ObligationID
    /// Stage it concerns.
    public var stage: Int
    public var status: ProofStatus
    /// Kebab-case kind of the finding, stable: `no-shell`, `command-missing` …
    public var reason: String
    /// What was found, in one sentence without a full stop.
    public var message: String
    /// Place in the text that was proved.
    public var range: SourceRange
    /// The packages that bring what is missing; empty: nothing is missing that packages would bring.
    public var missingPackages: [String] = []
    /// The instruction that, right behind FROM, gives back what the old image gave (`WORKDIR /`); `nil`: none would.
    public var keepingLine: String?

    public init(_ obligation: ObligationID, stage: Int, _ status: ProofStatus, _ reason: String, _ message: String, at range: SourceRange) {
        self.obligation = obligation
        self.stage = stage
        self.status = status
        self.reason = reason
        self.message = message
        self.range = range
    }

    /// The finding, with the packages that would bring what is missing.
    func mended(by packages: [String]) -> ProofFinding {
        var finding = self
        finding.missingPackages = packages
        return finding
    }

    /// The finding, with the instruction that would keep what is lost.
    func kept(by line: String?) -> ProofFinding {
        var finding = self
        finding.keepingLine = line
        return finding
    }
}
