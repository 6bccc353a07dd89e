/// Reads the arguments of an instruction the way its keyword asks for.
struct ArgumentReader {
    let line: LogicalLine
    let escape: UInt8

    static let notStrings = "when using JSON array syntax, arrays must be comprised of strings only"

    /// The arguments of any instruction but ONBUILD.
    func read(_ keyword: Keyword, _ range: Range<Int>) throws(SyntaxFault) -> InstructionArguments {
        switch keyword {
        case .run, .cmd, .entrypoint, .shell:
            return try jsonOrText(range)
        case .add, .copy, .volume:
            if let elements = try json(range) { return .json(elements) }
            return .words(WordSplitter(line: line).plain(range))
        case .from, .expose:
            return .words(WordSplitter(line: line).plain(range))
        case .user, .workdir, .stopsignal, .maintainer:
            return text(range)
        case .env, .label:
            return .pairs(try PairReader(line: line, escape: escape).read(range, name: keyword == .env ? "ENV" : "LABEL"))
        case .arg:
            return .words(WordSplitter(line: line).quoted(range, escape: escape).map(line.word))
        case .healthcheck:
            return try healthcheck(range)
        case .onbuild, .unknown:
            return .words([])
        }
    }

    private func text(_ range: Range<Int>) -> InstructionArguments {
        range.isEmpty ? .words([]) : .words([line.word(range)])
    }

    private func jsonOrText(_ range: Range<Int>) throws(SyntaxFault) -> InstructionArguments {
        if let elements = try json(range) { return .json(elements) }
        return text(range)
    }

    /// The elements of the JSON array that `range` is, or `nil` when it is none.
    private func json(_ range: Range<Int>) throws(SyntaxFault) -> [Word]? {
        let bytes = line.bytes.span
        let trimmed = bytes.trimmedStart(range)
        guard !trimmed.isEmpty, bytes[trimmed.lowerBound] == .openBracket else { return nil }
        var reader = JSONCollectionReader(bytes, trimmed)
        guard reader.read(bytes, open: .openBracket) else { return nil }
        guard reader.elements.allSatisfy(\.isString) else { throw SyntaxFault(message: Self.notStrings, range: range) }
        return reader.elements.map { element in
            let text = JSONString.text(bytes, (element.value.lowerBound + 1)..<(element.value.upperBound - 1))
            return Word(text: text, range: line.sourceRange(element.value), logicalRange: element.value)
        }
    }

    private func healthcheck(_ range: Range<Int>) throws(SyntaxFault) -> InstructionArguments {
        let bytes = line.bytes.span
        var offset = range.lowerBound
        while offset < range.upperBound, !bytes[offset].isLatin1Space { offset += 1 }
        guard offset > range.lowerBound else { return .words([]) }
        let kind = line.word(range.lowerBound..<offset)
        while offset < range.upperBound, bytes[offset].isLatin1Space { offset += 1 }
        let rest = offset..<range.upperBound
        if let elements = try json(rest) { return .json([kind] + elements) }
        return .words(rest.isEmpty ? [kind] : [kind, line.word(rest)])
    }
}
