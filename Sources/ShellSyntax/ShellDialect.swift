/// The grammar that shell text is read by.
public enum ShellDialect: Sendable, Hashable, CaseIterable {
    /// `/bin/sh` where it is dash or BusyBox ash. What only bash knows is reported, and read as bash would
    /// where dash would refuse it, as dash would where both accept it.
    case posix
    /// bash, also where it is installed as `/bin/sh`.
    case bash
}
