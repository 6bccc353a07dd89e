import SourceModel

/// Finds what commands start that exist to start others.
struct ShellUnwrapping {
    /// How many commands may start one another before the rest is left closed.
    static let maximumDepth = 12

    let dialect: ShellDialect
    private(set) var commands: [ShellEffectiveCommand] = []

    /// `capacity`: how many commands there are at least.
    init(dialect: ShellDialect, capacity: Int) {
        self.dialect = dialect
        commands.reserveCapacity(capacity)
    }

    /// Adds `command` and everything it starts.
    mutating func add(_ command: consuming ShellEffectiveCommand, depth: Int) {
        guard depth < Self.maximumDepth, let name = command.name, ShellWrapper.mayBe(name) else { return commands.append(command) }
        addStarting(command, name, depth)
    }

    /// Adds a command that may start others.
    private mutating func addStarting(_ command: ShellEffectiveCommand, _ name: String, _ depth: Int) {
        let index = commands.count
        commands.append(command)
        switch name {
        case "sh", "dash", "ash", "bash": addScript(ShellInvocation.script(of: command.words), of: command, name, depth)
        case "su": addScript(ShellInvocation.scriptOption(of: command.words), of: command, name, depth)
        case "runuser":
            if let script = ShellInvocation.scriptOption(of: command.words) {
                addScript(script, of: command, name, depth)
            } else {
                addStarted(by: command, name, depth)
            }
        case "eval": addEvaluated(command, depth)
        case "find": addExecuted(command, depth)
        default: addStarted(by: command, name, depth)
        }
        if commands.count > index + 1 { commands[index].isWrapper = true }
    }

    /// What a wrapper with a table of options starts.
    private mutating func addStarted(by command: ShellEffectiveCommand, _ name: String, _ depth: Int) {
        guard let wrapper = ShellWrapper.named[name], let started = wrapper.started(by: command.words) else { return }
        var inner = command
        inner.words = Array(command.words[started.index...])
        inner.environment += command.words[started.environment]
        inner.wrappers.append(name)
        inner.isWrapper = false
        inner.isCertain = inner.isCertain && started.isCertain
        if wrapper.addsArguments { inner.takesMoreArguments = true }
        add(inner, depth: depth + 1)
    }

    /// The commands of a script that is one of the command's words.
    private mutating func addScript(_ word: ShellWord?, of command: ShellEffectiveCommand, _ name: String, _ depth: Int) {
        guard let word, let text = word.quotedText else { return }
        let scriptDialect: ShellDialect = name == "bash" ? .bash : name == "eval" ? dialect : .posix
        let script = ShellParser.parse(text.bytes, origins: text.origins, dialect: scriptDialect)
        for occurrence in script.simpleCommands where !occurrence.command.words.isEmpty {
            var inner = command
            inner.words = occurrence.command.words
            inner.environment = []
            inner.wrappers.append(name)
            inner.isWrapper = false
            inner.takesMoreArguments = false
            inner.occurrence = occurrence
            inner.occurrence.context = occurrence.context.within(command.context)
            add(inner, depth: depth + 1)
        }
    }

    /// The words of `eval` are a script when joined by spaces.
    private mutating func addEvaluated(_ command: ShellEffectiveCommand, _ depth: Int) {
        var bytes: [UInt8] = []
        var origins = ShellOrigins()
        for word in command.arguments {
            guard !word.hasGlob, let text = word.quotedText else { return }
            if !bytes.isEmpty {
                bytes.append(.space)
                origins.append(SourceRange(Int(word.range.start), Int(word.range.start)))
            }
            bytes += text.bytes
            origins.append(text.origins)
        }
        let script = ShellParser.parse(bytes, origins: origins, dialect: dialect)
        for occurrence in script.simpleCommands where !occurrence.command.words.isEmpty {
            var inner = command
            inner.words = occurrence.command.words
            inner.wrappers.append("eval")
            inner.isWrapper = false
            inner.occurrence = occurrence
            inner.occurrence.context = occurrence.context.within(command.context)
            add(inner, depth: depth + 1)
        }
    }

    /// What `find` starts between `-exec` and `;` or `+`.
    private mutating func addExecuted(_ command: ShellEffectiveCommand, _ depth: Int) {
        var index = 1
        while index < command.words.count {
            let value = command.words[index].literalValue
            index += 1
            guard let value, ["-exec", "-execdir", "-ok", "-okdir"].contains(value) else { continue }
            let start = index
            while index < command.words.count, let next = command.words[index].literalValueOrEmpty, next != ";",
                !(next == "+" && index > start)
            {
                index += 1
            }
            guard start < index, index < command.words.count else { return }
            var inner = command
            inner.words = Array(command.words[start..<index])
            inner.wrappers.append("find")
            inner.isWrapper = false
            inner.takesMoreArguments = true
            add(inner, depth: depth + 1)
        }
    }
}

extension ShellWord {
    /// The literal value, or nothing where there is an expansion; never nil, so that a loop over words goes on.
    fileprivate var literalValueOrEmpty: String? { literalValue ?? "" }
}

extension ShellContext {
    /// The context of a command in a script that runs in `outer`.
    func within(_ outer: ShellContext) -> ShellContext {
        var result = self
        result.guards = outer.guards + guards
        result.isInBackground = isInBackground || outer.isInBackground
        result.isInSubstitution = isInSubstitution || outer.isInSubstitution
        result.isInSubshell = true
        result.isNegated = isNegated != outer.isNegated
        result.isCondition = isCondition || outer.isCondition
        result.decidesStatus = decidesStatus && outer.decidesStatus
        return result
    }
}
