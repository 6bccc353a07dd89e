import SourceModel

/// A program that starts the command given in its arguments: how its own options are told from that command.
struct ShellWrapper {
    /// Short options whose value is the rest of the word or the next word.
    var valued = ""
    /// Short options whose value, if any, is the rest of the word.
    var attached = ""
    /// Long options whose value is the next word, unless given with `=`.
    var longValued: Set<String> = []
    /// Short options with which it starts nothing.
    var idle = ""
    /// Long options with which it starts nothing.
    var longIdle: Set<String> = []
    /// Words between the options and the command, as the user's name or the duration.
    var operands = 0
    /// Whether `NAME=value` words may stand before the command.
    var takesEnvironment = false
    /// Whether it adds arguments of its own behind those written.
    var addsArguments = false

    struct Started {
        /// Index of the command word.
        var index: Int
        var environment: Range<Int>
        var isCertain: Bool
    }

    /// Where in `words` the command begins that is started; nil where none is.
    func started(by words: [ShellWord]) -> Started? {
        guard var index = skipOptions(words) else { return nil }
        let environmentStart = index
        if takesEnvironment {
            while index < words.count, words[index].isEnvironmentAssignment { index += 1 }
        }
        let environment = environmentStart..<index
        index += operands
        guard index < words.count else { return nil }
        if let value = words[index].literalValue, value.utf8.first == .minus { return nil }
        return Started(
            index: index, environment: environment,
            isCertain: !words[1..<index].contains { $0.maySplit && !$0.isEnvironmentAssignment })
    }

    /// Index of the first word that is no option; nil where nothing is started or it cannot be told.
    private func skipOptions(_ words: [ShellWord]) -> Int? {
        var index = 1
        while index < words.count, let value = words[index].literalValue, value.utf8.first == .minus {
            index += 1
            if value == "--" { break }
            if value == "-" { continue }
            if value.hasPrefix("--") {
                if longIdle.contains(value) || value == "--help" || value == "--version" { return nil }
                if longValued.contains(value) { index += 1 }
                continue
            }
            letters: for (offset, letter) in value.utf8.enumerated().dropFirst() {
                if idle.utf8.contains(letter) { return nil }
                if attached.utf8.contains(letter) { break letters }
                if valued.utf8.contains(letter) {
                    if offset == value.utf8.count - 1 { index += 1 }
                    break letters
                }
            }
        }
        return index <= words.count ? index : nil
    }
}

extension ShellWord {
    /// Whether it reads `NAME=…`.
    var isEnvironmentAssignment: Bool {
        if let plainText { return Self.beginsAssignment(plainText.utf8) }
        guard case .literal(let bytes)? = parts.first?.kind else { return false }
        return Self.beginsAssignment(bytes)
    }

    private static func beginsAssignment(_ bytes: some Sequence<UInt8>) -> Bool {
        var isFirst = true
        for byte in bytes {
            if byte == .equals { return !isFirst }
            guard isFirst ? byte.isNameStart : byte.isNameByte else { return false }
            isFirst = false
        }
        return false
    }
}
