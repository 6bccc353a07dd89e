/// Words of a command as they stand in a Dockerfile.
enum CommandLineWords {
    /// `["node", "server.js"]`; `none` where nothing is set.
    static func text(_ words: [String]?) -> String {
        guard let words, !words.isEmpty else { return "none" }
        return "[" + words.map { "\"\($0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }.joined(separator: ", ") + "]"
    }
}
