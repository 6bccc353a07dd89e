/// `--color`: whether output is coloured.
public enum ColorChoice: String, Sendable, Hashable, CaseIterable {
    /// On a terminal, unless the environment says otherwise.
    case auto
    case always, never

    /// The decision, from what the stream is and the environment holds: `NO_COLOR` (no-color.org) before `CLICOLOR_FORCE`,
    /// `CLICOLOR=0` and `TERM=dumb`; the option before them all.
    public func usesColor(onTerminal isTerminal: Bool, environment: (String) -> String?) -> Bool {
        func isSet(_ name: String) -> Bool { environment(name).map { !$0.isEmpty } ?? false }
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if isSet("NO_COLOR") { return false }
            if isSet("CLICOLOR_FORCE"), environment("CLICOLOR_FORCE") != "0" { return true }
            return isTerminal && environment("CLICOLOR") != "0" && environment("TERM") != "dumb"
        }
    }
}
