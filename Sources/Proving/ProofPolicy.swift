/// What the user allows beyond the safe default, and how far the rewriting goes.
public struct ProofPolicy: Sendable, Hashable {
    /// A change of port, volume path or start protocol.
    public var allowsInterfaceChange: Bool
    /// Packages of a language that may be compiled with what only the old image brings along.
    public var allowsNativeParts: Bool
    /// Values of ENV written into the start command.
    public var allowsFrozenVariables: Bool
    /// A HEALTHCHECK that is left out.
    public var allowsDroppedHealthcheck: Bool

    /// Kinds of assumptions that are not accepted; see `Assumption`.
    public var refused: Set<String>
    /// Tools that thin -dev images lack are installed in stages that build.
    public var installsTools: Bool

    public init(
        allowsInterfaceChange: Bool = false, allowsNativeParts: Bool = false, allowsFrozenVariables: Bool = false, allowsDroppedHealthcheck: Bool = false,
        refused: Set<String> = [], installsTools: Bool = false
    ) {
        self.allowsInterfaceChange = allowsInterfaceChange
        self.allowsNativeParts = allowsNativeParts
        self.allowsFrozenVariables = allowsFrozenVariables
        self.allowsDroppedHealthcheck = allowsDroppedHealthcheck
        self.installsTools = installsTools
        self.refused = refused
    }
}
