import SourceModel

extension CommandInvocation {
    public func has(_ option: String) -> Bool { options.contains { $0.name == option } }

    public func values(of option: String) -> [CommandWord] { options.filter { $0.name == option }.compactMap(\.value) }

    public func holds(_ condition: CommandCondition) -> Bool {
        guard condition.further.allSatisfy({ holds($0) }) else { return false }
        guard let name = condition.option else { return operands.contains { condition.fits($0) } }
        return options.contains { option in
            option.name == name && (condition.pattern == nil || option.value.map { condition.fits($0) } == true)
        }
    }

    /// Whether the effects are all that happens: the subcommand is described, no words are missing, and no script decides.
    public var isUnderstood: Bool {
        if unknownSubcommand != nil { return false }
        // Some do the same whatever the words are, mostly nothing.
        if isIncomplete, !descriptions.flatMap(\.effects).allSatisfy(\.isFixed) { return false }
        return !performs(.runs, on: nil)
    }

    /// The effects that take place on a system of `family`.
    ///
    /// Those on words that the command line does not give are left out; packages may also be installed by a list that lies in the project.
    public func effects(on family: String?) -> [CommandEffect] {
        descriptions.flatMap { $0.effects.filter { takesPlace($0, on: family) } }
    }

    /// Whether an effect of this kind is among those that take place on a system of `family`.
    public func performs(_ kind: CommandEffect.Kind, on family: String?) -> Bool {
        descriptions.contains { $0.effects.contains { $0.kind == kind && takesPlace($0, on: family) } }
    }

    private func takesPlace(_ effect: CommandEffect, on family: String?) -> Bool {
        (effect.systems.isEmpty || family.map(effect.systems.contains) ?? true)
            && (effect.when.isEmpty || effect.when.contains { holds($0) }) && !effect.unless.contains { holds($0) }
            && (effect.kind == .installs || effect.kind == .runs || !subjects(of: effect).isEmpty)
    }

    /// The words an effect is about; places and programs that the description names come as words of their own.
    public func subjects(of effect: CommandEffect) -> [CommandWord] {
        for subject in effect.subjects {
            let words = words(subject)
            // `-` is standard input or output.
            if !words.isEmpty { return effect.kind == .reads || effect.kind == .writes ? words.filter { $0.value != "-" } : words }
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
        case .fitting(let pattern, let inner): words(inner).filter(CommandCondition(pattern: pattern).fits)
        case .option(let name): values(of: name)
        case .workingDirectory: [CommandWord(value: ".", range: anyRange)]
        case .fixed(let text): [CommandWord(value: text, range: anyRange)]
        case .name(let inner): names(words(inner))
        case .around(let before, let inner, let after): words(inner).map { $0.around(before, after) }
        }
    }

    private func names(_ addresses: [CommandWord]) -> [CommandWord] {
        let names = addresses.compactMap(\.fileName)
        return names.count == addresses.count ? names : []
    }

    private var anyRange: SourceRange { operands.first?.range ?? options.first?.range ?? SourceRange(0, 0) }
}

extension CommandWord {
    /// Of an address, what stands behind its last slash, without `.git`; `nil` when that is not known or may be changed by the program.
    fileprivate var fileName: CommandWord? {
        let text = value ?? suffix
        // `https://host` has no name.
        guard let separator = text.lastIndex(of: "/"), text[..<separator].last.map({ $0 != "/" }) ?? true else { return nil }
        var name = text[text.index(after: separator)...]
        if name.hasSuffix(".git") { name = name.dropLast(".git".count) }
        guard !name.isEmpty, name != ".", name != "..", !name.contains(where: { "?#%&=*{}[]~;@".contains($0) }) else { return nil }
        return CommandWord(value: String(name), range: range)
    }

    fileprivate func around(_ before: String, _ after: String) -> CommandWord {
        if let value { return CommandWord(value: before + value + after, range: range) }
        return CommandWord(value: nil, prefix: before + prefix, suffix: suffix + after, maySplit: maySplit, range: range)
    }
}

extension CommandEffect {
    /// Whether it takes place in the same way whatever the words are.
    fileprivate var isFixed: Bool {
        kind != .runs && when.isEmpty && unless.isEmpty
            && subjects.first.map {
                switch $0 {
                case .workingDirectory, .fixed: true
                default: false
                }
            } ?? true
    }
}
