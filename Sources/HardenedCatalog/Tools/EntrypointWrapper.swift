/// A script that an image runs before the command, and what it does to it.
public struct EntrypointWrapper: Sendable, Hashable {
    /// What becomes of the arguments.
    public enum Effect: Sendable, Hashable {
        /// They are run as they are.
        case runs
        /// The words are put in front in the cases named; else the arguments are run as they are.
        case prefixes(words: [String], when: Set<Condition>)
        /// Things are prepared first: the command alone is not the same.
        case works
    }

    /// When words are put in front.
    public enum Condition: String, Sendable, Hashable, CaseIterable {
        case always
        /// The first argument begins with `-`.
        case option
        /// No program of the first argument's name is there.
        case noCommand = "no-command"
        /// The first argument is a subcommand of the program itself.
        case subcommand
        /// The first argument names a file of settings.
        case config
    }

    /// As the ENTRYPOINT names it.
    public var path: String
    public var effect: Effect
    /// What is gone without the script although the command runs the same.
    public var lost: String?
    /// Variables that ask for what is lost; empty: it is lost in any case.
    public var asking: [String]
    public var reason: String

    public init(path: String, effect: Effect, lost: String?, asking: [String] = [], reason: String) {
        self.path = path
        self.effect = effect
        self.lost = lost
        self.asking = asking
        self.reason = reason
    }
}

extension EntrypointWrapper {
    /// Whether a command that names a program is run as it is, with nothing done before.
    public var isTransparent: Bool {
        switch effect {
        case .runs: true
        case .prefixes(_, let conditions): !conditions.contains(.always)
        case .works: false
        }
    }

    /// Whether every command that does not begin with an option is run as it is, a program's name or not.
    public var isAlwaysTransparent: Bool {
        switch effect {
        case .runs: true
        case .prefixes(_, let conditions): conditions.isSubset(of: [.option])
        case .works: false
        }
    }

    /// What the script would run for the arguments; `nil`: it cannot be told, or is not that command alone.
    ///
    /// - Parameter isCommand: Whether a program of that name is there; `nil`: not known.
    public func command(for arguments: [String], isCommand: (String) -> Bool?) -> [String]? {
        switch effect {
        case .runs: return arguments
        case .works: return nil
        case .prefixes(let words, let conditions):
            guard let first = arguments.first else { return nil }
            if conditions.contains(.always) { return words + arguments }
            if conditions.contains(.option), first.utf8.first == UInt8(ascii: "-") { return words + arguments }
            // Words that name a program by its path, or the program itself, are never the program's own subcommands.
            if first == words.first || isCommand(first) == true { return arguments }
            if conditions.contains(.noCommand), isCommand(first) == false { return words + arguments }
            return conditions.isDisjoint(with: [.noCommand, .subcommand, .config]) ? arguments : nil
        }
    }
}
