import SourceModel

/// How shells and `su` are given a script among their arguments.
enum ShellInvocation {
    /// The script of `sh -c script`, also with `-ec`, `-o pipefail` and the like before it.
    static func script(of words: [ShellWord]) -> ShellWord? {
        var readsScript = false
        var index = 1
        while index < words.count, let value = words[index].literalValue, let first = value.utf8.first,
            first == .minus || first == .plus, value.utf8.count > 1
        {
            index += 1
            if value == "--" { break }
            if value.hasPrefix("--") {
                if value == "--rcfile" || value == "--init-file" { index += 1 }
                continue
            }
            for letter in value.utf8.dropFirst() {
                if letter == 0x63, first == .minus { readsScript = true }
                if letter == 0x6F || letter == 0x4F { index += 1 }
            }
        }
        return readsScript && index < words.count ? words[index] : nil
    }

    /// The script of `su -c script`, wherever the option stands.
    static func scriptOption(of words: [ShellWord]) -> ShellWord? {
        for (index, word) in words.enumerated().dropFirst() {
            guard let value = word.literalValue, value.utf8.first == .minus else { continue }
            if value == "--" { return nil }
            let isOption =
                value == "--command" || value == "--session-command"
                || !value.hasPrefix("--") && value.utf8.last == 0x63 && value.utf8.dropFirst().allSatisfy(\.isLetter)
            if isOption { return index + 1 < words.count ? words[index + 1] : nil }
        }
        return nil
    }
}

extension ShellWord {
    /// The text the word stands for, with where each byte comes from; nil where anything is expanded.
    var quotedText: (bytes: [UInt8], origins: ShellOrigins)? {
        guard !hasBraceExpansion else { return nil }
        var bytes: [UInt8] = []
        var origins = ShellOrigins()
        origins.fallback = range.start
        return Self.append(parts, &bytes, &origins) ? (bytes, origins) : nil
    }

    private static func append(_ parts: [ShellWordPart], _ bytes: inout [UInt8], _ origins: inout ShellOrigins) -> Bool {
        for part in parts {
            let text: [UInt8]
            var inner = part.range
            switch part.kind {
            case .doubleQuoted(let parts):
                guard append(parts, &bytes, &origins) else { return false }
                continue
            case .literal(let literal): text = literal
            case .escaped(let byte): text = [byte]
            case .singleQuoted(let literal):
                text = literal
                if inner.count >= 2 { inner = SourceRange(Int(inner.start) + 1, Int(inner.end) - 1) }
            case .ansiQuoted(let literal): text = literal
            default: return false
            }
            bytes += text
            // Text that was changed when it was read comes from the part as a whole.
            let isVerbatim = inner.count == text.count
            for offset in text.indices {
                let place = Int(inner.start) + offset
                origins.append(isVerbatim ? SourceRange(place, place + 1) : part.range)
            }
        }
        return true
    }
}
