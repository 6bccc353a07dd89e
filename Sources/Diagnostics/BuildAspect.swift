/// A side of what a Dockerfile means to a build; a fix says which of them it changes.
public enum BuildAspect: String, Sendable, Hashable, CaseIterable {
    /// The images that stages stand on, and their platforms.
    case base
    /// How many stages there are, and what they are called (BuildKit compares names in lower case).
    case stages
    /// What RUN runs, as whom, where and with which mounts.
    case commands
    /// What COPY and ADD bring, from where, to where, for whom.
    case files
    /// The user at the end.
    case user
    /// The folder at the end.
    case workdir
    /// ENV and ARG, and between which commands they stand.
    case variables
    /// ENTRYPOINT and CMD at the end.
    case start
    case healthcheck
    case shell
    case labels
    /// MAINTAINER.
    case author
    case ports
    case volumes
    case stopSignal = "stop-signal"
    case triggers
}
