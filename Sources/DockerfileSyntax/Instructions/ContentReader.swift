/// Types an instruction: the second of BuildKit's two steps.
struct ContentReader {
    let parsed: ParsedInstruction
    let heredocs: [Heredoc]
    /// The bytes of the file, for the bodies of here-documents.
    let source: [UInt8]

    func read() throws(SyntaxFault) -> InstructionContent {
        switch parsed.keyword {
        case .env, .label:
            try checkFlags()
            let pairs = try pairs()
            return parsed.keyword == .env ? .env(pairs) : .label(pairs)
        case .add, .copy:
            let copy = try CopyReader(parsed: parsed, heredocs: heredocs, source: source).read()
            return parsed.keyword == .copy ? .copy(copy) : .add(copy)
        case .from: return .from(try from())
        case .run:
            try checkFlags()
            return .run(try RunReader(parsed: parsed).read())
        case .cmd, .entrypoint:
            try checkFlags()
            return parsed.keyword == .cmd ? .cmd(parsed.command) : .entrypoint(parsed.command)
        case .arg: return .arg(try arguments())
        case .user: return .user(try single("USER"))
        case .workdir: return .workdir(try single("WORKDIR"))
        case .maintainer: return .maintainer(try single("MAINTAINER"))
        case .stopsignal:
            guard let word = words.first else { throw parsed.fault("STOPSIGNAL requires exactly one argument") }
            return .stopsignal(word)
        case .expose:
            if words.isEmpty { throw parsed.fault("EXPOSE requires at least one argument") }
            try checkFlags()
            return .expose(words)
        case .volume: return .volume(try volumes())
        case .shell: return .shell(try shell())
        case .healthcheck: return .healthcheck(try HealthcheckReader(parsed: parsed).read())
        case .onbuild: return .onbuild(try onbuild())
        case .unknown: throw unknown()
        }
    }

    private var words: [Word] { parsed.arguments.words }

    private func checkFlags() throws(SyntaxFault) {
        try FlagRules.check(parsed.split.flags, parsed.split.flagRanges, of: parsed.keyword)
    }

    private func single(_ name: String) throws(SyntaxFault) -> Word {
        guard let word = words.first else { throw parsed.fault("\(name) requires exactly one argument") }
        try checkFlags()
        return word
    }

    private func pairs() throws(SyntaxFault) -> [KeyValuePair] {
        let name = parsed.keyword == .env ? "ENV" : "LABEL"
        guard case .pairs(let pairs) = parsed.arguments, !pairs.isEmpty else {
            throw parsed.fault("\(name) requires at least one argument")
        }
        if let blank = pairs.first(where: { $0.key.text.isEmpty }) {
            throw SyntaxFault(message: "\(name) names can not be blank", range: blank.key.logicalRange)
        }
        return pairs
    }

    private func from() throws(SyntaxFault) -> FromInstruction {
        let name: Word?
        if words.count == 3, words[1].text.isAs {
            name = words[2]
            if !words[2].text.isStageName {
                throw SyntaxFault(
                    message: "invalid name for build stage: \(words[2].text.quoted), name can't start with a number or contain symbols",
                    range: words[2].logicalRange)
            }
        } else if words.count == 1 {
            name = nil
        } else {
            throw parsed.fault("FROM requires either one or three arguments")
        }
        try checkFlags()
        return FromInstruction(image: words[0], platform: parsed.split.flags.first, name: name)
    }

    private func arguments() throws(SyntaxFault) -> [ArgumentDeclaration] {
        if words.isEmpty { throw parsed.fault("ARG requires at least one argument") }
        let line = parsed.line
        let bytes = line.bytes.span
        var declarations: [ArgumentDeclaration] = []
        declarations.reserveCapacity(words.count)
        for word in words {
            let range = word.logicalRange
            var equals = range.lowerBound
            while equals < range.upperBound, bytes[equals] != .equals { equals += 1 }
            if equals == range.upperBound {
                declarations.append(ArgumentDeclaration(name: word, value: nil))
                continue
            }
            if equals == range.lowerBound { throw SyntaxFault(message: "ARG names can not be blank", range: range) }
            declarations.append(
                ArgumentDeclaration(
                    name: line.word(range.lowerBound..<equals), value: line.word((equals + 1)..<range.upperBound)))
        }
        return declarations
    }

    private func volumes() throws(SyntaxFault) -> [Word] {
        if words.isEmpty { throw parsed.fault("VOLUME requires at least one argument") }
        try checkFlags()
        var volumes = words
        for (index, word) in words.enumerated() {
            let text = Array(word.text.utf8)
            let trimmed = text.span.trimmed(0..<text.count)
            if trimmed.isEmpty { throw SyntaxFault(message: "VOLUME specified can not be an empty string", range: word.logicalRange) }
            if trimmed.count < text.count { volumes[index].text = String(lossy: text.span, trimmed) }
        }
        return volumes
    }

    private func shell() throws(SyntaxFault) -> [Word] {
        try checkFlags()
        if words.isEmpty { throw parsed.fault("SHELL requires at least one argument") }
        if !parsed.arguments.isJSON { throw parsed.fault("SHELL requires the arguments to be in JSON form") }
        return words
    }

    private func unknown() -> SyntaxFault {
        let name = parsed.keywordText
        let message = Suggestion.message("unknown instruction: \(name)", for: name, among: Keyword.names, caseSensitive: false)
        return SyntaxFault(message: message, range: parsed.split.keyword)
    }

    private func onbuild() throws(SyntaxFault) -> OnbuildInstruction {
        guard let inner = parsed.inner.first else { throw parsed.fault("ONBUILD requires at least one argument") }
        try checkFlags()
        let keyword = inner.keywordText.simplyUppercased()
        switch keyword {
        case "ONBUILD":
            throw parsed.fault("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed")
        case "MAINTAINER", "FROM":
            throw parsed.fault("\(keyword) isn't allowed as an ONBUILD trigger")
        default:
            return OnbuildInstruction(expression: OnbuildExpression.text(parsed.line, heredocs, source), inner: [])
        }
    }
}

extension String {
    /// `as` in any case; the long s counts as an s.
    fileprivate var isAs: Bool { self == "AS" || self == "as" || self == "As" || self == "aS" || self == "a\u{17F}" || self == "A\u{17F}" }

    /// Whether the text in lower case is a letter followed by letters, digits, `-`, `_` and `.`.
    fileprivate var isStageName: Bool {
        let name = simplyLowercased().utf8
        guard let first = name.first, first.isLetter else { return false }
        return name.allSatisfy { $0.isLetter || $0.isDigit || $0 == .dash || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
    }
}
