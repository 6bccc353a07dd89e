import Proving

extension MigrationOptions {
    /// What the user's permissions, and how far to go, mean for the proof.
    var policy: ProofPolicy {
        ProofPolicy(
            allowsInterfaceChange: permissions.contains(.interfaceChange), allowsNativeParts: permissions.contains(.nativeParts),
            allowsFrozenVariables: permissions.contains(.freezeEnv), allowsDroppedHealthcheck: permissions.contains(.dropHealthcheck),
            installsTools: level == .split)
    }
}
