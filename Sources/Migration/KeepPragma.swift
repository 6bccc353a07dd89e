public import DockerfileSyntax

/// `# dhi keep reason=…` above a FROM: the stage is left alone.
public enum KeepPragma {
    /// The reason given; empty when none is; `nil` without the pragma.
    public static func reason(above instruction: Instruction) -> String? {
        for comment in instruction.comments {
            // Most comments are about something else.
            guard comment.utf8.drop(while: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "#") }).starts(with: "dhi".utf8) else { continue }
            var words = comment.split(separator: " ", omittingEmptySubsequences: true)[...]
            if words.first == "#" { words = words.dropFirst() }
            guard words.first == "dhi", words.dropFirst().first == "keep" else { continue }
            let rest = words.dropFirst(2).joined(separator: " ")
            return rest.hasPrefix("reason=") ? String(rest.dropFirst("reason=".count)) : rest
        }
        return nil
    }
}
