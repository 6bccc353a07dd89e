/// One thing that a command does or needs.
public struct CommandEffect: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Calls another program, which has to be there.
        case needs
        /// Installs packages; `detail` names the package manager.
        case installs
        /// Reads a file, or all of a folder.
        case reads
        /// Makes or replaces this very file or folder.
        case writes
        /// Makes files anywhere below a folder.
        case fills
        case removes
        /// Sets owner or mode.
        case changes
        /// Makes an account; `detail` says `user` or `group`.
        case makes
    }

    public var kind: Kind
    /// What it does it to: of several, the first that the command line gives.
    public var subjects: [CommandSubject]
    /// At least one holds; empty: always.
    public var when: [CommandCondition]
    /// None of them holds.
    public var unless: [CommandCondition]
    /// Families of systems it is true for; empty: all.
    public var systems: [String]
    public var detail: String

    public init(
        _ kind: Kind, _ subjects: [CommandSubject], when: [CommandCondition] = [], unless: [CommandCondition] = [], systems: [String] = [],
        detail: String = ""
    ) {
        self.kind = kind
        self.subjects = subjects
        self.when = when
        self.unless = unless
        self.systems = systems
        self.detail = detail
    }
}
