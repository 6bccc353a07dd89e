import SourceModel

/// What is in effect at one place of a stage.
public struct StageState: Sendable, Hashable {
    public var user: Fact<UserIdentity>
    public var workdir: Fact<String>
    /// The SHELL for shell forms; absent: `/bin/sh -c`.
    public var shell: Fact<[String]>
    public var entrypoint: Fact<StartCommand>
    public var cmd: Fact<StartCommand>
    public var healthcheck: Fact<StartCommand>
    public var variables: VariableScope
    /// Accounts by name, those that commands of the file have made among them.
    public var accounts: AccountNumbers
    /// CMD was set in this very stage (a later ENTRYPOINT keeps it).
    var cmdSetHere = false
    /// The WORKDIR was set by an instruction, not by the image.
    public var workdirIsExplicit: Bool

    /// What the container engine runs: ENTRYPOINT and CMD together. Unknown when one of them is; absent when neither is set.
    public var start: Fact<StartCommand> {
        switch (entrypoint, cmd) {
        case (.unknown(let reason), _): return .unknown(reason)
        case (.present(let entry, let source), let cmd):
            if entry.isShellForm { return .present(entry, source) }
            guard case .present(let arguments, _) = cmd else {
                if case .unknown(let reason) = cmd { return .unknown(reason) }
                return .present(entry, source)
            }
            let range = entry.range ?? arguments.range
            return .present(StartCommand(words: entry.words + arguments.words, isShellForm: arguments.isShellForm, range: range), source)
        case (.absent, let cmd): return cmd
        }
    }
}
