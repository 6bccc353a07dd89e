/// Something that is not done unless it is allowed by name (`--allow NAME`).
public enum Permission: String, Sendable, Hashable, CaseIterable {
    /// Use mapping rows that are a judgement by name.
    case judgedMapping = "judged-mapping"
    /// Move between families of systems: Ubuntu, UBI or Amazon Linux to Debian.
    case crossFamily = "cross-family"
    /// Replace a reference that is pinned by digest.
    case unpin
    /// Change a port, a volume's path or the start protocol.
    case interfaceChange = "interface-change"
    /// Take it that no package of a language is compiled with what only the old image brings along.
    case nativeParts = "native-parts"
    /// Write the value that ENV gives a variable into the start command where no shell reads it any more.
    case freezeEnv = "freeze-env"
    /// Leave out a HEALTHCHECK that cannot run on the hardened image.
    case dropHealthcheck = "drop-healthcheck"
}
