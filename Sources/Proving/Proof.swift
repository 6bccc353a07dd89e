/// What the prover says of a file on its new bases.
public struct Proof: Sendable {
    public var findings: [ProofFinding]
    public var interfaceChanges: [InterfaceChange]
    public var obligations: [Obligation]

    /// Nothing looked at, nothing found.
    public static let empty = Proof(findings: [], interfaceChanges: [], obligations: [])
}
