import JSONSyntax
internal import DockerfileSyntax

/// What becomes of a word.
enum WordAnswer {
    static func expansion(_ word: String, _ request: JSONValue) -> [(String, JSONValue)] {
        var environment: [String: String] = [:]
        for entry in request["env"]?.array ?? [] {
            guard let entry = entry.string else { continue }
            let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            environment[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        }
        let expander = WordExpander(
            escape: request["escape"]?.string?.utf8.first ?? UInt8(ascii: "\\"), rawQuotes: request["rawQuotes"]?.bool ?? false,
            rawEscapes: request["rawEscapes"]?.bool ?? false, skipUnsetEnv: request["skipUnsetEnv"]?.bool ?? false,
            skipProcessQuotes: request["skipProcessQuotes"]?.bool ?? false)
        let expansion = expander.expand(word) { environment[$0] }
        var answer: [(String, JSONValue)] = [
            ("matched", .strings(expansion.matched.sorted())), ("unmatched", .strings(expansion.unmatched.sorted())),
        ]
        if let error = expansion.error {
            answer.append(("error", .string(error)))
        } else {
            answer += [("result", .string(expansion.result)), ("words", .strings(expansion.words))]
        }
        return answer
    }

    static func heredoc(_ word: String) -> [(String, JSONValue)] {
        switch Heredoc.opening(word) {
        case .success(let heredoc?):
            [
                (
                    "heredoc",
                    .object([
                        ("name", .string(heredoc.name)), ("chomp", .bool(heredoc.chomp)), ("expand", .bool(heredoc.expand)),
                        ("fd", .unsigned(heredoc.fileDescriptor)),
                    ])
                )
            ]
        case .success(nil): [("heredoc", .null)]
        case .failure(let error): [("error", .string(error.message))]
        }
    }
}
