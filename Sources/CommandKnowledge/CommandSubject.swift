/// Which words of a command line, or which place, an effect is about.
///
/// Written as in `mappings/commands/`: `operands`, `first`, `last`, `but-first`, `but-last`, an option (`-C`), `.` for the working
/// directory, a path (`/var/lib/apt/lists`, `~/.npm`) or, for what is needed, a program's name.
public enum CommandSubject: Sendable, Hashable {
    case operands, first, last, butFirst, butLast
    /// The values of an option.
    case option(String)
    case workingDirectory
    /// A fixed place or program.
    case fixed(String)

    public init(_ text: String) {
        self =
            switch text {
            case "operands": .operands
            case "first": .first
            case "last": .last
            case "but-first": .butFirst
            case "but-last": .butLast
            case ".": .workingDirectory
            default: text.hasPrefix("-") ? .option(text) : .fixed(text)
            }
    }

    public var text: String {
        switch self {
        case .operands: "operands"
        case .first: "first"
        case .last: "last"
        case .butFirst: "but-first"
        case .butLast: "but-last"
        case .option(let name): name
        case .workingDirectory: "."
        case .fixed(let text): text
        }
    }
}
