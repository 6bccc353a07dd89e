import DockerfileSemantics

/// Start commands as reasons show them: one line, and not too long.
enum CommandText {
    /// Code units at most.
    private static let limit = 60

    static func short(_ words: [String]) -> String {
        var text = words.map { $0.replacing("{version}", with: "…") }.joined(separator: " ")
        var isCut = false
        if let end = text.firstIndex(where: \.isNewline) {
            text = String(text[..<end])
            isCut = true
        }
        if text.count > limit {
            text = String(text.prefix(limit))
            isCut = true
        }
        while let last = text.last, last == " " || last == "\\" { text.removeLast() }
        return isCut ? text + " …" : text
    }
}
