import Proving

extension ProofPolicy {
    /// What the user's permissions and refusals, and how far to go, mean for the proof.
    init(_ options: MigrationOptions) {
        let permissions = options.permissions
        self.init(
            allowsInterfaceChange: permissions.contains(.interfaceChange), allowsNativeParts: permissions.contains(.nativeParts),
            allowsFrozenVariables: permissions.contains(.freezeEnv), allowsDroppedHealthcheck: permissions.contains(.dropHealthcheck), refused: options.refused,
            installsTools: options.level == .split)
    }
}
