import SourceModel

extension ShellParser {
    /// `${…}`, from the `$` at the position on.
    mutating func parseBraced(isQuoted: Bool) -> ShellWordPart.Kind {
        let start = position
        position = joined(position + 1) + 1
        var parameter = ShellParameter(name: "", nameRange: range(position, position), isBraced: true)
        parameter.prefix = takePrefix()
        let nameStart = joined(position)
        guard takeName(&parameter) else {
            skipToBrace(start, isQuoted: isQuoted)
            return .parameter(parameter)
        }
        parameter.nameRange = range(nameStart, position)
        if peek() == .leftBracket { parameter.index = parseSubscript() }
        if peek() != .rightBrace { parseOperation(&parameter, start, isQuoted: isQuoted) }
        if !take(.rightBrace) { skipToBrace(start, isQuoted: isQuoted) }
        return .parameter(parameter)
    }

    /// `#` or `!` where it is no parameter itself.
    private mutating func takePrefix() -> ShellParameter.Prefix {
        guard let first = peek(), first == .number || first == .exclamation, let second = peekSecond() else { return .none }
        let third = byte(joined(joined(position + 1) + 1))
        let isPrefix =
            second.isNameByte
            || second.isSpecialParameter && (third == .rightBrace || first == .exclamation && second != .minus && second != .questionMark)
        guard isPrefix else { return .none }
        position += 1
        return first == .number ? .length : .indirect
    }

    private mutating func takeName(_ parameter: inout ShellParameter) -> Bool {
        guard let first = peek() else { return false }
        if first.isNameStart {
            parameter.name = takeName()
            _ = peek()
        } else if first.isDigit {
            while let next = peek(), next.isDigit {
                parameter.name.unicodeScalars.append(Unicode.Scalar(next))
                position += 1
            }
        } else if first.isSpecialParameter {
            parameter.name = String(Unicode.Scalar(first))
            position += 1
        }
        return !parameter.name.isEmpty
    }

    /// The operator and what it works with.
    private mutating func parseOperation(_ parameter: inout ShellParameter, _ start: Int, isQuoted: Bool) {
        let operatorStart = position
        guard let operation = takeOperation(parameter) else { return }
        parameter.operation = operation
        if !operation.isPortable, dialect == .posix {
            report(.shellDependent("“${…\(operation.rawValue)…}”"), range(operatorStart, position))
        }
        switch operation {
        case .namesJoined: return
        case .replaceFirst, .replaceAll, .replacePrefix, .replaceSuffix:
            parameter.argument = parseArgument(.parameter(isQuoted: false, until: .slash))
            if take(.slash) { parameter.secondArgument = parseArgument(.parameter(isQuoted: false, until: nil)) }
        case .slice:
            parameter.argument = parseArgument(.parameter(isQuoted: false, until: .colon))
            if take(.colon) { parameter.secondArgument = parseArgument(.parameter(isQuoted: false, until: nil)) }
        case .removeSmallestPrefix, .removeLargestPrefix, .removeSmallestSuffix, .removeLargestSuffix:
            parameter.argument = parseArgument(.parameter(isQuoted: false, until: nil))
        default:
            parameter.argument = parseArgument(.parameter(isQuoted: isQuoted, until: nil))
        }
    }

    private mutating func parseArgument(_ place: ShellWordPlace) -> ShellWord {
        let start = position
        let parts = parseParts(place)
        return ShellWord(range: range(start, max(start, position)), parts: parts)
    }

    private mutating func takeOperation(_ parameter: ShellParameter) -> ShellParameter.Operation? {
        guard let first = peek() else { return nil }
        let second = peekSecond()
        if parameter.prefix == .length { return nil }
        if parameter.prefix == .indirect, second == .rightBrace, first == .asterisk || first == .at {
            position += 1
            return .namesJoined
        }
        var text = [first]
        switch first {
        case .minus, .equals, .questionMark, .plus, .at: break
        case .colon:
            if let second, second == .minus || second == .equals || second == .questionMark || second == .plus { text.append(second) }
        case .number, .percent, .caret, .comma:
            if second == first { text.append(first) }
        case .slash:
            if let second, second == .slash || second == .number || second == .percent { text.append(second) }
        default: return nil
        }
        let operation = ShellParameter.Operation(rawValue: String(decoding: text, as: UTF8.self))
        if operation != nil {
            for _ in text { position = joined(position) + 1 }
        }
        return operation
    }

    /// Steps over the rest of an expansion that is not understood, up to `}`.
    private mutating func skipToBrace(_ start: Int, isQuoted: Bool) {
        _ = parseParts(.parameter(isQuoted: isQuoted, until: nil))
        if take(.rightBrace) {
            report(.badSubstitution, range(start, position))
        } else {
            reportUnclosed("${", start)
        }
    }
}
