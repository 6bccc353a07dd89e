import Proving

extension ProofPolicy {
    /// What the user's permissions mean for the proof.
    init(_ permissions: Set<Permission>) {
        self.init(
            allowsInterfaceChange: permissions.contains(.interfaceChange), allowsNativeParts: permissions.contains(.nativeParts),
            allowsFrozenVariables: permissions.contains(.freezeEnv), allowsDroppedHealthcheck: permissions.contains(.dropHealthcheck))
    }
}
