import SourceModel

/// Reads COPY and ADD.
struct CopyReader {
    let parsed: ParsedInstruction
    let heredocs: [Heredoc]
    let source: [UInt8]

    func read() throws(SyntaxFault) -> CopyInstruction {
        let name = parsed.keyword == .copy ? "COPY" : "ADD"
        let words = parsed.arguments.words
        guard words.count >= 2, let destination = words.last else {
            throw parsed.fault("\(name) requires at least two arguments, but only one was provided. Destination could not be determined")
        }
        let flags = parsed.split.flags
        try FlagRules.check(flags, parsed.split.flagRanges, of: parsed.keyword)
        if heredoc(destination) != nil {
            throw SyntaxFault(message: "\(name) cannot accept a heredoc as a destination", range: destination.logicalRange)
        }
        var sources: [Word] = []
        sources.reserveCapacity(words.count - 1)
        var inlineFiles: [CopyInstruction.InlineFile] = []
        for word in words.dropLast() {
            if let heredoc = heredoc(word) {
                inlineFiles.append(CopyInstruction.InlineFile(path: heredoc.name, data: data(heredoc), expand: heredoc.expand))
            } else {
                sources.append(word)
            }
        }
        return CopyInstruction(
            sources: sources, destination: destination, inlineFiles: inlineFiles, from: flags.first { $0.name == "from" },
            chown: flags.first { $0.name == "chown" }, chmod: flags.first { $0.name == "chmod" }, isJSON: parsed.arguments.isJSON)
    }

    /// Words are tested one by one, so that one which the whole line was not split at can be a here-document too.
    private func heredoc(_ word: Word) -> HeredocWord? {
        guard word.text.holdsByte(.less) else { return nil }
        return try? HeredocWord.read(word.text)
    }

    /// The body of the last here-document of this name; empty when there is none.
    private func data(_ word: HeredocWord) -> String {
        guard let heredoc = heredocs.last(where: { $0.name == word.name }) else { return "" }
        return heredoc.text(in: source, chomp: word.chomp)
    }
}

extension Heredoc {
    /// The body, on request without the tabs at the start of each line.
    func text(in source: [UInt8], chomp: Bool) -> String {
        guard chomp else { return String(lossy: source.span, body.indices) }
        var result: [UInt8] = []
        result.reserveCapacity(body.count)
        var atLineStart = true
        for byte in source[body.indices] {
            if atLineStart, byte == .tab { continue }
            atLineStart = byte == .lineFeed
            result.append(byte)
        }
        return String(lossy: result)
    }
}
