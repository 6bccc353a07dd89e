/// What a file has to fulfil on its new base images.
public enum ObligationID: String, Sendable, Hashable, CaseIterable {
    /// Every hardened image and tag is in the catalogue.
    case references
    /// Every RUN has a shell, its commands exist, package managers and packages fit the system.
    case build
    /// What is taken from other stages and images stands where it is taken from.
    case copy
    /// The start command is the same as before and can start.
    case start
    /// The user exists and is what it was, or is known to be enough.
    case user
    /// Every instruction of the original is accounted for.
    case kept
    /// Everything else is byte for byte the same, and a second migration changes nothing.
    case text
}
