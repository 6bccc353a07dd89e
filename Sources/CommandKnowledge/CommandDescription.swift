/// What a program does to the files around it and what it needs, as far as its command line tells.
///
/// Data from `mappings/commands/`. The effects of a description are all there are, beside caches in the home folder and
/// temporary files; a program or subcommand without description may do anything.
public struct CommandDescription: Sendable, Hashable {
    /// How the options of a program are written.
    public enum OptionStyle: String, Sendable, Hashable, CaseIterable {
        /// `-abc`, `-o value`, `--long=value`, `--` ends the options.
        case posix
        /// As posix; but the first word may hold options without a dash, whose values follow in order (tar).
        case bundled
        /// A dash and a whole word: `-name value`, `-name=value`; `--name` is the same (go, terraform).
        case words
        /// Tests and actions between parentheses; `-exec` goes up to `;` or `{} +` (find).
        case expression
    }

    /// The name of what happens when no subcommand is given.
    static let noSubcommand = "none"

    /// What the program or subcommand is called. A subcommand may be an option (`--version`), also with its value (`-m=venv`).
    public var names: [String]
    public var style: OptionStyle
    /// Options that take a value, with their dashes.
    public var values: Set<String>
    /// Options whose value, if they have one, is the rest of the word: `-i.bak`.
    public var attached: Set<String>
    public var subcommands: [CommandDescription]
    public var effects: [CommandEffect]

    public init(
        names: [String], style: OptionStyle = .posix, values: Set<String> = [], attached: Set<String> = [], subcommands: [CommandDescription] = [],
        effects: [CommandEffect] = []
    ) {
        self.names = names
        self.style = style
        self.values = values
        self.attached = attached
        self.subcommands = subcommands
        self.effects = effects
    }

    /// The subcommand of this name, else that for all others.
    func subcommand(_ name: String) -> CommandDescription? {
        subcommands.first { $0.names.contains(name) && name != Self.noSubcommand } ?? subcommands.first { $0.names.contains("*") }
    }

    /// The name under which a program is looked up: `python3.11` is a `python`, `gcc-12` a `gcc`.
    public static func stem(_ program: String) -> String {
        var bytes = program.utf8[...]
        while let last = bytes.last, (last >= UInt8(ascii: "0") && last <= UInt8(ascii: "9")) || last == UInt8(ascii: ".") { bytes.removeLast() }
        if bytes.count < program.utf8.count, bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        return bytes.isEmpty ? program : String(bytes) ?? program
    }
}
