import ShellSyntax
import SourceModel

/// Shell text that does nothing but prepare for one program and hand over to it.
struct ShellHandover {
    /// The argument of `cd`; `nil`: none.
    var folder: String?
    /// What is exported, or set in front of the program.
    var settings: [StartSetting] = []
    /// The program and its arguments, without `exec`, `env` and `"$@"`.
    var words: [ShellWord] = []
    /// The arguments that the text gets come behind the words: `"$@"`.
    var passesArguments = false

    /// What only a shell can do, as the end of a sentence that begins with the name of the text.
    struct Obstacle: Error { var text: String }

    /// Reads the text of a script or of `sh -c`.
    static func read(_ bytes: [UInt8], dialect: ShellDialect) -> Result<ShellHandover, Obstacle> {
        let script = ShellParser.parse(bytes, dialect: dialect)
        guard script.isAccepted, script.isComplete else { return .failure(Obstacle(text: "cannot be read as shell text")) }
        var handover = ShellHandover()
        var stopsAtErrors = false
        let statements = script.statements
        guard let last = statements.last else { return .failure(Obstacle(text: "starts nothing")) }
        for statement in statements {
            let pipelines = statement.pipelines
            for (index, pipeline) in pipelines.enumerated() {
                let isLast = statement.range == last.range && index == pipelines.count - 1
                guard let command = simple(pipeline), statement.terminator != .background, !statement.rest.contains(where: { $0.connector == .or }) else {
                    return .failure(Obstacle(text: "does more than start a program: \(text(of: pipeline.range, in: bytes))"))
                }
                if isLast {
                    if let obstacle = handover.take(command, bytes) { return .failure(obstacle) }
                    continue
                }
                switch command.name {
                case "set" where command.assignments.isEmpty && command.redirections.isEmpty && isOptions(command):
                    if isErrorExit(command) { stopsAtErrors = true }
                case "cd" where command.assignments.isEmpty && command.redirections.isEmpty:
                    guard index < pipelines.count - 1 || stopsAtErrors, handover.folder == nil, command.words.count == 2, let folder = literal(command.words[1]), !folder.hasPrefix("-") else {
                        return .failure(Obstacle(text: "changes the folder by itself: \(text(of: command.range, in: bytes))"))
                    }
                    handover.folder = folder
                case "export" where command.assignments.isEmpty && command.redirections.isEmpty && command.words.count > 1:
                    guard handover.export(command) else { return .failure(Obstacle(text: "works out variables: \(text(of: command.range, in: bytes))")) }
                default:
                    return .failure(Obstacle(text: "runs `\(text(of: command.range, in: bytes))` before it starts the program"))
                }
            }
        }
        return .success(handover)
    }

    /// The last command, which becomes the program.
    private mutating func take(_ command: ShellCommand, _ bytes: [UInt8]) -> Obstacle? {
        let text = Self.text(of: command.range, in: bytes)
        guard command.redirections.isEmpty else { return Obstacle(text: "redirects what the program reads or writes: \(text)") }
        for assignment in command.assignments {
            guard assignment.index == nil, !assignment.isAppending, let value = Self.literal(assignment.value) else { return Obstacle(text: "works out variables: \(text)") }
            settings.append(StartSetting(name: assignment.name, value: value))
        }
        var words = command.words
        if words.first?.literalValue == "exec" {
            words.removeFirst()
            if words.first?.literalValue?.hasPrefix("-") == true { return Obstacle(text: "gives options to exec: \(text)") }
        }
        if let program = words.first?.literalValue, ["env", "/usr/bin/env", "/bin/env"].contains(program) {
            words.removeFirst()
            while let word = words.first, let value = Self.literal(word), let equals = value.firstIndex(of: "="), equals > value.startIndex {
                settings.append(StartSetting(name: String(value[..<equals]), value: String(value[value.index(after: equals)...])))
                words.removeFirst()
            }
            if words.first?.literalValue?.hasPrefix("-") == true { return Obstacle(text: "gives options to env: \(text)") }
        }
        if let word = words.last, Self.isArguments(word) {
            passesArguments = true
            words.removeLast()
        }
        if let name = words.first?.literalValue, ShellStart.isBuiltin(name) || name.isEmpty || name.contains("=") { return Obstacle(text: "ends with `\(text)`, which is the shell's own") }
        if words.isEmpty, !passesArguments { return Obstacle(text: "starts nothing") }
        if words.first.map({ Self.literal($0) == nil }) == true { return Obstacle(text: "works out which program it starts: \(text)") }
        self.words = words
        return nil
    }

    private mutating func export(_ command: ShellCommand) -> Bool {
        for word in command.arguments {
            guard let value = Self.literal(word), let equals = value.firstIndex(of: "="), equals > value.startIndex, !value.hasPrefix("-") else { return false }
            settings.append(StartSetting(name: String(value[..<equals]), value: String(value[value.index(after: equals)...])))
        }
        return true
    }

    // MARK: parts

    private static func simple(_ pipeline: ShellPipeline) -> ShellCommand? {
        guard pipeline.commands.count == 1, !pipeline.isNegated, !pipeline.isTimed, case .simple(let command)? = pipeline.commands.first else { return nil }
        return command
    }

    private static func literal(_ word: ShellWord) -> String? {
        word.hasGlob || word.maySplit ? nil : word.literalValue
    }

    /// `"$@"` alone.
    private static func isArguments(_ word: ShellWord) -> Bool {
        guard word.parts.count == 1, case .doubleQuoted(let inner) = word.parts[0].kind, inner.count == 1, case .parameter(let parameter) = inner[0].kind else { return false }
        return parameter.name == "@" && parameter.operation == nil && parameter.prefix == .none && parameter.index == nil
    }

    /// Options of the shell, and not arguments that it sets.
    private static func isOptions(_ command: ShellCommand) -> Bool {
        !command.arguments.isEmpty
            && command.arguments.allSatisfy { word in
                guard let value = word.literalValue else { return false }
                return value != "--" && value != "-" && (value.hasPrefix("-") || value.hasPrefix("+")) || ["pipefail", "errexit", "nounset", "xtrace"].contains(value)
            }
    }

    private static func isErrorExit(_ command: ShellCommand) -> Bool {
        command.arguments.contains { word in
            guard let value = word.literalValue else { return false }
            return value == "errexit" || value.hasPrefix("-") && value.contains("e")
        }
    }

    /// The first line of a piece of the text, and not too much of it.
    private static func text(of range: SourceRange, in bytes: [UInt8]) -> String {
        CommandText.short([String(decoding: bytes[range.indices], as: UTF8.self)])
    }
}
