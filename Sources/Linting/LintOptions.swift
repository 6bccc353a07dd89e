public import Migration

/// How files are to be linted, beyond the choice of rules.
public struct LintOptions: Sendable {
    /// See each base as its hardened twin: the runtime variant for the stage that is built, the build variant for the others.
    public var asMigrated = false
    /// The platform that is built for, as in `linux/amd64`; `nil`: not known.
    public var platform: String?
    /// What rules ask that depend on an organisation.
    public var policy = LintPolicy()
    /// Images of the organisation, build arguments, target stage: as for migrations.
    public var migration = MigrationOptions()

    public init() {}
}
