import SourceModel

extension ShellParser {
    /// One command with its redirections; nil where none begins.
    mutating func parseCommand() -> ShellNode? {
        skipBlanks()
        guard let next = peek() else { return nil }
        if next == .leftParenthesis || peekKeyword() != nil {
            return nested(otherwise: nil) { $0.parseCompound() }
        }
        return parseSimpleCommand()
    }

    /// A simple command, or a function whose definition starts like one.
    mutating func parseSimpleCommand() -> ShellNode? {
        let start = position
        var command = ShellCommand(range: range(start, start), assignments: [], words: [], redirections: [])
        while true {
            skipBlanks()
            if mayBeAtRedirection, let redirection = parseRedirection() {
                command.redirections.append(redirection)
                command.range = command.range.union(redirection.range)
            } else if command.words.isEmpty, let assignment = parseAssignment() {
                command.assignments.append(assignment)
                command.range = command.range.union(assignment.range)
            } else if let word = parseWord(.command) {
                // As many as most commands have, at once.
                if command.words.isEmpty { command.words.reserveCapacity(6) }
                command.words.append(word)
                appendArray(to: &command)
                command.range = command.range.union(command.words[command.words.count - 1].range)
            } else {
                break
            }
        }
        guard !command.range.isEmpty else { return nil }
        let isBareWord = command.words.count == 1 && command.assignments.isEmpty && command.redirections.isEmpty
        if isBareWord, peek() == .leftParenthesis, let function = parseFunctionBody(command.words[0], from: start) {
            return function
        }
        return .simple(command)
    }

    /// Adds bash's `(…)` to `name=` among the arguments of `declare` and its kin.
    private mutating func appendArray(to command: inout ShellCommand) {
        guard peek() == .leftParenthesis, position > 0, bytes[position - 1] == .equals, command.words.count > 1,
            let name = command.words[0].literalValue, Self.declaringCommands.contains(name)
        else { return }
        let part = parseArray()
        let index = command.words.count - 1
        command.words[index].parts.append(part)
        command.words[index].range = command.words[index].range.union(part.range)
    }

    private static let declaringCommands: Set<String> = [
        "alias", "declare", "eval", "export", "let", "local", "readonly", "typeset",
    ]

    /// `() body` behind the word `name`; nil when the parentheses do not follow one another.
    private mutating func parseFunctionBody(_ name: ShellWord, from start: Int) -> ShellNode? {
        let opening = position
        position += 1
        skipBlanks()
        guard take(.rightParenthesis) else {
            position = opening
            return nil
        }
        if dialect == .posix ? !isName(name) : name.literalBytes == nil || name.isQuoted { report(.missing("a function name"), name.range) }
        return parseFunction(name, from: start)
    }

    /// The body of the function `name`.
    mutating func parseFunction(_ name: ShellWord, from start: Int) -> ShellNode {
        skipLineEnds()
        let bodyStart = position
        let body = nested(otherwise: nil) { $0.parseCommand() }
        guard let body else {
            report(.missing("the function's body"), range(bodyStart, bodyStart))
            return .simple(ShellCommand(range: name.range, assignments: [], words: [name], redirections: []))
        }
        if dialect == .bash, case .simple = body { report(.missing("“{” before the function's body"), body.range) }
        return .function(ShellFunction(range: range(start, start).union(body.range), name: name, body: body))
    }

    /// `name=value`, `name+=value` or `name[index]=value` if that comes next.
    mutating func parseAssignment() -> ShellAssignment? {
        let start = joined(position)
        var index = start
        guard let first = byte(index), first.isNameStart else { return nil }
        while let next = byte(index), next.isNameByte { index = joined(index + 1) }
        let nameRange = range(start, index)
        var operatorAt = index
        if byte(index) == .leftBracket {
            guard let close = subscriptEnd(index) else { return nil }
            operatorAt = joined(close + 1)
        }
        let isAppending = byte(operatorAt) == .plus
        let equals = isAppending ? joined(operatorAt + 1) : operatorAt
        guard byte(equals) == .equals else { return nil }
        if dialect == .posix, equals != index {
            // The name of a command to dash, whatever was meant.
            report(.shellDependent(isAppending ? "“+=”" : "an array element"), range(start, equals + 1))
            return nil
        }

        position = start
        let name = takeName()
        var subscript_: ShellWord?
        if byte(index) == .leftBracket {
            position = index
            subscript_ = parseSubscript()
        }
        position = equals + 1
        let value: ShellWord
        if peek() == .leftParenthesis {
            let part = parseArray()
            value = ShellWord(range: part.range, parts: [part])
        } else {
            let valueStart = position
            value = parseWord(.assignment) ?? ShellWord(range: range(valueStart, valueStart), parts: [])
        }
        return ShellAssignment(
            range: nameRange.union(value.range), name: name, nameRange: nameRange,
            index: subscript_, isAppending: isAppending, value: value)
    }

    /// Where the `]` for the `[` at `start` stands, on the same line and not too far away.
    private func subscriptEnd(_ start: Int) -> Int? {
        var level = 0
        for index in start..<min(end, start + 1000) {
            switch bytes[index] {
            case .leftBracket: level += 1
            case .rightBracket:
                level -= 1
                if level == 0 { return index }
            case .lineFeed: return nil
            default: break
            }
        }
        return nil
    }

    /// bash's `(word …)` behind `name=`.
    mutating func parseArray() -> ShellWordPart {
        let start = position
        position += 1
        reportBashSyntax("an array", range(start, position))
        var words: [ShellWord] = []
        while true {
            skipLineEnds()
            if take(.rightParenthesis) { break }
            if isAtEnd {
                report(.unclosed("“(”"), range(start, start + 1))
                break
            }
            if let word = parseWord(.command) { words.append(word) } else { skipUnexpected() }
        }
        return ShellWordPart(range: range(start, position), kind: .array(words))
    }
}
