import SourceModel

/// A command line, read by the description of its program.
public struct CommandInvocation: Sendable {
    public struct Option: Sendable, Hashable {
        /// With its dashes: `-o`, `--output`.
        public var name: String
        /// `nil`: it takes none.
        public var value: CommandWord?
    }

    /// The description of the program or of the subcommand that was found, innermost last.
    public private(set) var descriptions: [CommandDescription]
    /// Names of the subcommands as written.
    public private(set) var subcommands: [String] = []
    public private(set) var options: [Option] = []
    public private(set) var operands: [CommandWord] = []
    /// Words with expansions may be options or several words, so that more may happen than is known.
    public private(set) var isIncomplete = false
    /// A subcommand that has no description.
    public private(set) var unknownSubcommand: String?

    public init(_ description: CommandDescription, _ words: [CommandWord]) {
        descriptions = [description]
        read(words)
    }

    private var style: CommandDescription.OptionStyle { descriptions[0].style }

    private func takesValue(_ option: String) -> Bool { descriptions.contains { $0.values.contains(option) } }

    private mutating func read(_ words: [CommandWord]) {
        var rest = words[...]
        if style == .bundled, let first = rest.first, let value = first.value, !value.hasPrefix("-"), !value.isEmpty {
            rest.removeFirst()
            readBundle(value, first, &rest)
        }
        var optionsEnd = false
        while let word = rest.popFirst() {
            guard !optionsEnd, word.mayBeOption else {
                addOperand(word)
                continue
            }
            guard let text = word.value else {
                isIncomplete = true
                // `--prefix=$HOME` is an option whose value is not known.
                if word.prefix.hasPrefix("--"), let name = word.prefix.split(separator: "=").first, word.prefix.contains("=") {
                    options.append(Option(name: String(name), value: CommandWord(value: nil, suffix: word.suffix, range: word.range)))
                } else {
                    addOperand(word)
                }
                continue
            }
            if text == "--" {
                optionsEnd = true
            } else if text == "-" {
                addOperand(word)
            } else if text.hasPrefix("--") || style == .words {
                readLong(text, word, &rest)
            } else {
                readCluster(text, word, &rest)
            }
        }
    }

    private mutating func addOperand(_ word: CommandWord) {
        let current = descriptions[descriptions.count - 1]
        guard operands.isEmpty, !current.subcommands.isEmpty, unknownSubcommand == nil else {
            operands.append(word)
            return
        }
        guard let name = word.value else {
            unknownSubcommand = word.prefix + "…"
            return
        }
        if let found = current.subcommands.first(where: { $0.names.contains(name) }) {
            descriptions.append(found)
            subcommands.append(name)
        } else if let open = current.subcommands.first(where: { $0.names.contains("*") }) {
            descriptions.append(open)
            operands.append(word)
        } else {
            unknownSubcommand = name
        }
    }

    private mutating func readLong(_ text: String, _ word: CommandWord, _ rest: inout ArraySlice<CommandWord>) {
        if let equals = text.firstIndex(of: "=") {
            options.append(Option(name: String(text[..<equals]), value: CommandWord(value: String(text[text.index(after: equals)...]), range: word.range)))
        } else {
            options.append(Option(name: text, value: takesValue(text) ? rest.popFirst() : nil))
        }
    }

    private mutating func readCluster(_ text: String, _ word: CommandWord, _ rest: inout ArraySlice<CommandWord>) {
        var letters = text.dropFirst()
        while let letter = letters.popFirst() {
            let name = "-\(letter)"
            guard takesValue(name) else {
                options.append(Option(name: name, value: nil))
                continue
            }
            if letters.isEmpty {
                options.append(Option(name: name, value: rest.popFirst()))
            } else {
                options.append(Option(name: name, value: CommandWord(value: String(letters), range: word.range)))
            }
            return
        }
    }

    private mutating func readBundle(_ text: String, _ word: CommandWord, _ rest: inout ArraySlice<CommandWord>) {
        for letter in text {
            let name = "-\(letter)"
            options.append(Option(name: name, value: takesValue(name) ? rest.popFirst() : nil))
        }
    }
}

extension CommandInvocation {
    public func has(_ option: String) -> Bool { options.contains { $0.name == option } }

    public func values(of option: String) -> [CommandWord] { options.filter { $0.name == option }.compactMap(\.value) }

    public func holds(_ condition: CommandCondition) -> Bool {
        guard let name = condition.option else { return operands.contains(where: condition.fits) }
        return options.contains { option in
            option.name == name && (condition.pattern == nil || option.value.map(condition.fits) == true)
        }
    }

    /// The effects that take place on a system of `family`.
    public func effects(on family: String?) -> [CommandEffect] {
        descriptions.flatMap(\.effects).filter { effect in
            (effect.systems.isEmpty || family.map(effect.systems.contains) ?? true)
                && (effect.when.isEmpty || effect.when.contains(where: holds)) && !effect.unless.contains(where: holds)
        }
    }

    /// The words an effect is about; places and programs that the description names come as words of their own.
    public func subjects(of effect: CommandEffect) -> [CommandWord] {
        for subject in effect.subjects {
            let words = words(subject)
            if !words.isEmpty { return words }
        }
        return []
    }

    private func words(_ subject: CommandSubject) -> [CommandWord] {
        switch subject {
        case .operands: operands
        case .first: Array(operands.prefix(1))
        case .last: Array(operands.suffix(1))
        case .butFirst: Array(operands.dropFirst())
        case .butLast: Array(operands.dropLast())
        case .option(let name): values(of: name)
        case .workingDirectory: [CommandWord(value: ".", range: operands.first?.range ?? SourceRange(0, 0))]
        case .fixed(let text): [CommandWord(value: text, range: operands.first?.range ?? SourceRange(0, 0))]
        }
    }
}
