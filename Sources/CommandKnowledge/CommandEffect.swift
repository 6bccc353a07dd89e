/// One thing that a command does or needs.
public struct CommandEffect: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Calls another program, which has to be there.
        case needs
        /// Installs packages; `detail` names the package manager.
        case installs
        /// Takes packages away; `detail` names the package manager.
        case uninstalls
        /// Reads a file, or all of a folder, that the command line names.
        case reads
        /// Makes or replaces this very file or folder; where it is a folder already, something in it.
        case writes
        /// Makes files anywhere below a folder.
        case fills
        /// Takes away this very file or folder with all that is in it.
        case removes
        /// Takes away files anywhere below a folder, but not all.
        case prunes
        /// Sets owner or mode.
        case changes
        /// Makes or changes an account in the system's files of accounts; `detail` says `user` or `group`.
        case makes
        /// Takes an account away; `detail` as of `makes`.
        case unmakes
        /// Does what a program or a script tells, which may be anything.
        case runs
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
    /// What the kind says of it; of places that are written, what is taken for granted of them, as the end of a sentence.
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
