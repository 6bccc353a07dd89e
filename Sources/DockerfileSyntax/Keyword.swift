/// The first word of an instruction.
public enum Keyword: String, Sendable, Hashable, CaseIterable {
    case add, arg, cmd, copy, entrypoint, env, expose, from, healthcheck, label, maintainer, onbuild, run, shell, stopsignal, user, volume, workdir
    /// Not an instruction that BuildKit knows.
    case unknown
}
