/// Which words of a command line, or which place, an effect is about.
///
/// Written as in `mappings/commands/`: `operands`, `first`, `last`, `but-first`, `but-last`, `operands=*.whl` (those that fit), an option
/// (`-C`: its values; `-f=*.xml`), `.` for the working directory, a path (`/var/lib/apt/lists`, `~/.npm`, `/home/{last}` for each such word, `./{first.name}` for the file that an address is
/// saved as, `@node` for
/// a place of another image's choosing) or, for what is needed, a program's name.
public indirect enum CommandSubject: Sendable, Hashable {
    case operands, first, last, butFirst, butLast
    /// The values of an option.
    case option(String)
    case workingDirectory
    /// A fixed place or program.
    case fixed(String)
    /// The words of another subject that fit a pattern.
    case fitting(String, CommandSubject)
    /// The files that addresses are saved as; nothing when one of them does not tell.
    case name(CommandSubject)
    /// The words of another subject, each between two texts.
    case around(String, CommandSubject, String)

    public init(_ text: String) {
        self =
            switch text {
            case "operands": .operands
            case "first": .first
            case "last": .last
            case "but-first": .butFirst
            case "but-last": .butLast
            case ".": .workingDirectory
            default: Self.compound(text)
            }
    }

    private static let nameSuffix = ".name"

    private static func compound(_ text: String) -> CommandSubject {
        if text.hasSuffix(nameSuffix), ["operands", "first", "last"].contains(text.dropLast(nameSuffix.count)) {
            return .name(CommandSubject(String(text.dropLast(nameSuffix.count))))
        }
        let bytes = text.utf8
        let isOption = bytes.first == UInt8(ascii: "-")
        if isOption || text.hasPrefix("operands="), let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
            return .fitting(String(text[bytes.index(after: equals)...]), CommandSubject(String(text[..<equals])))
        }
        if isOption { return .option(text) }
        guard let open = bytes.firstIndex(of: UInt8(ascii: "{")), let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) else { return .fixed(text) }
        let inner = CommandSubject(String(text[bytes.index(after: open)..<close]))
        return .around(String(text[..<open]), inner, String(text[bytes.index(after: close)...]))
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
        case .fitting(let pattern, let inner): "\(inner.text)=\(pattern)"
        case .name(let inner): inner.text + Self.nameSuffix
        case .around(let before, let inner, let after): "\(before){\(inner.text)}\(after)"
        }
    }
}
