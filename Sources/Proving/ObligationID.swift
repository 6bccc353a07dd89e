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
    /// What was built for one C library and release runs on the same; the libraries it loads are there.
    case libraries
    /// The user exists and is what it was, or is known to be enough.
    case user
    /// Every place that is known to be written can be written.
    case writes
    /// The HEALTHCHECK asks the same and can run.
    case probe
    /// Every instruction of the original is accounted for.
    case kept
    /// Everything else is byte for byte the same, and a second migration changes nothing.
    case text
}
