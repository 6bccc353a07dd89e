public import SourceModel

/// A command line, read by the description of its program.
public struct CommandInvocation: Sendable {
    public struct Option: Sendable, Hashable {
        /// With its dashes: `-o`, `--output`.
        public var name: String
        /// `nil`: it takes none.
        public var value: CommandWord?
        /// The words it stands in.
        public var range: SourceRange
    }

    /// The description of the program or of the subcommand that was found, innermost last.
    public private(set) var descriptions: [CommandDescription]
    /// Names of the subcommands as written.
    public private(set) var subcommands: [String] = []
    public private(set) var options: [Option] = []
    public private(set) var operands: [CommandWord] = []
    /// Words with expansions may be options or several words, so that more may happen than is known.
    public private(set) var isIncomplete = false
    /// A subcommand that has no description; empty where none is given and that has no description.
    public private(set) var unknownSubcommand: String?

    /// `takesMoreArguments`: words are added when it runs, as by xargs.
    public init(_ description: CommandDescription, _ words: [CommandWord], takesMoreArguments: Bool = false) {
        descriptions = [description]
        isIncomplete = takesMoreArguments
        read(words)
        if unknownSubcommand == nil, operands.isEmpty, !current.subcommands.isEmpty {
            if let none = current.subcommands.first(where: { $0.names.contains(CommandDescription.noSubcommand) }) {
                descriptions.append(none)
            } else {
                unknownSubcommand = ""
            }
        }
    }

    private var style: CommandDescription.OptionStyle { descriptions[0].style }
    private var current: CommandDescription { descriptions[descriptions.count - 1] }

    private func takesValue(_ option: String) -> Bool { descriptions.indices.contains { descriptions[$0].values.contains(option) } }
    private func takesAttachedValue(_ option: String) -> Bool { descriptions.indices.contains { descriptions[$0].attached.contains(option) } }

    private mutating func read(_ words: [CommandWord]) {
        var rest = words[...]
        operands.reserveCapacity(words.count)
        if style == .bundled, let first = rest.first, !first.mayBeOption {
            rest.removeFirst()
            // Letters that are not known may be any options.
            if let value = first.value { readBundle(value, first, &rest) } else { isIncomplete = true }
        }
        var optionsEnd = false
        while let word = rest.popFirst() {
            guard !optionsEnd, word.mayBeOption, word.value != "-" else {
                if style != .expression || !["(", ")", "!", ","].contains(word.value) { addOperand(word) }
                continue
            }
            if word.isOpen {
                isIncomplete = true
                addOperand(word)
            } else if word.value == "--" {
                optionsEnd = true
            } else if style == .words || style == .expression || Self.isLong(word.value ?? word.prefix) {
                readLong(word, &rest)
            } else {
                readCluster(word, &rest)
            }
        }
    }

    /// Whether a word begins with two hyphens.
    private static func isLong(_ word: String) -> Bool {
        var bytes = word.utf8.makeIterator()
        return bytes.next() == UInt8(ascii: "-") && bytes.next() == UInt8(ascii: "-")
    }

    private mutating func addOperand(_ word: CommandWord) {
        guard operands.isEmpty, !current.subcommands.isEmpty, unknownSubcommand == nil else {
            operands.append(word)
            return
        }
        guard let name = word.value else {
            unknownSubcommand = word.prefix + "…"
            return
        }
        guard let found = current.subcommand(name) else {
            unknownSubcommand = name
            return
        }
        if found.names.contains(name) { subcommands.append(name) } else { operands.append(word) }
        descriptions.append(found)
    }

    private mutating func addOption(_ name: String, _ value: CommandWord?, _ word: CommandWord) {
        options.append(Option(name: name, value: value, range: value.map { word.range.union($0.range) } ?? word.range))
        guard operands.isEmpty, unknownSubcommand == nil, !current.subcommands.isEmpty else { return }
        let withValue = value?.value.map { "\(name)=\($0)" }
        guard let found = current.subcommands.first(where: { $0.names.contains { $0 == name || $0 == withValue } }) else { return }
        descriptions.append(found)
        subcommands.append(name)
    }

    /// `--name`, `--name=value`, `--name value`; of a word with expansions the name may be all that is literal.
    private mutating func readLong(_ word: CommandWord, _ rest: inout ArraySlice<CommandWord>) {
        let text = word.value ?? word.prefix
        let equals = style == .expression ? nil : text.utf8.firstIndex(of: UInt8(ascii: "="))
        var name = equals.map { String(text[..<$0]) } ?? text
        if style == .words, Self.isLong(name) { name.removeFirst() }
        if let equals {
            addOption(name, ending(of: word, from: text.utf8.index(after: equals)), word)
        } else if word.value == nil {
            isIncomplete = true
        } else if style == .expression, ["-exec", "-execdir", "-ok", "-okdir"].contains(name) {
            addOption(name, nil, word)
            skipExecuted(&rest)
        } else {
            addOption(name, takesValue(name) ? rest.popFirst() : nil, word)
        }
    }

    private func skipExecuted(_ rest: inout ArraySlice<CommandWord>) {
        var previous: String?
        while let word = rest.popFirst() {
            if word.value == ";" || word.value == "+" && previous == "{}" { return }
            previous = word.value
        }
    }

    private mutating func readCluster(_ word: CommandWord, _ rest: inout ArraySlice<CommandWord>) {
        let text = word.value ?? word.prefix
        var index = text.index(after: text.startIndex)
        while index < text.endIndex {
            let name = Self.option(text[index])
            index = text.index(after: index)
            if takesValue(name) {
                let isLast = index == text.endIndex && word.value != nil
                return addOption(name, isLast ? rest.popFirst() : ending(of: word, from: index), word)
            }
            if takesAttachedValue(name) {
                let isLast = index == text.endIndex && word.value != nil
                return addOption(name, isLast ? nil : ending(of: word, from: index), word)
            }
            addOption(name, nil, word)
        }
        // Behind the letters stands an expansion, which may be more of them.
        if word.value == nil { isIncomplete = true }
    }

    /// The name of an option of one letter.
    private static func option(_ letter: Character) -> String {
        let bytes = letter.utf8
        return if let byte = bytes.first, byte < 0x80, bytes.count == 1 { shortNames[Int(byte)] } else { "-\(letter)" }
    }

    private static let shortNames = (0..<0x80).map { "-" + String(UnicodeScalar(UInt8($0))) }

    /// The end of a word as a word of its own.
    private func ending(of word: CommandWord, from start: String.Index) -> CommandWord {
        if let value = word.value { return CommandWord(value: String(value[start...]), range: word.range) }
        return CommandWord(value: nil, prefix: String(word.prefix[start...]), suffix: word.suffix, maySplit: false, range: word.range)
    }

    private mutating func readBundle(_ text: String, _ word: CommandWord, _ rest: inout ArraySlice<CommandWord>) {
        for letter in text {
            let name = Self.option(letter)
            addOption(name, takesValue(name) ? rest.popFirst() : nil, word)
        }
    }
}
