/// What the user allows beyond the safe default.
public struct ProofPolicy: Sendable, Hashable {
    /// A change of port, volume path or start protocol.
    public var allowsInterfaceChange: Bool

    public init(allowsInterfaceChange: Bool = false) {
        self.allowsInterfaceChange = allowsInterfaceChange
    }
}
