import CommandKnowledge
import DockerfileSemantics

/// What a command takes away from the file system.
enum RemovedPaths {
    /// Whether a command removes `folder`, all that is in it, or a folder around it.
    static func covers(_ folder: String, _ command: RunCommand) -> Bool {
        switch command.name {
        case "rm", "find":
            if command.name == "find", !command.arguments.contains(where: { ["-delete", "rm"].contains($0.value) }) { return false }
            return command.arguments.contains { word in
                if expansions(of: word.value ?? word.prefix).contains(where: { covers(folder, path: $0) }) { return true }
                // `~/.cache`, `$HOME/.cache/pip`.
                let end = trimmed(word.suffix)
                return word.value == nil && word.prefix.isEmpty && end.hasPrefix("/") && (folder + "/").contains(end + "/")
            }
        default: return false
        }
    }

    /// `/var/cache/*`, `/var/cache/apk/`, `/root/.cache`.
    private static func covers(_ folder: String, path: String) -> Bool {
        let path = trimmed(path)
        guard path.hasPrefix("/"), path.utf8.count > 1 else { return false }
        return folder == path || folder.hasPrefix(path + "/")
            // `/home/app/.cache`, where any home folder is meant.
            || folder.hasPrefix("/.") && (path.hasSuffix(folder) || path.hasSuffix("/" + (folder.split(separator: "/").first ?? "")))
            // `/var/cache/yum-*`, `/var/lib/apt/lists*`: the pattern ends the name.
            || path.hasSuffix("*") && folder.hasPrefix(path.dropLast())
    }

    private static func trimmed(_ path: String) -> String {
        var path = path[...]
        while path.hasSuffix("/") || path.hasSuffix("/*") || path.hasSuffix("/.") { path = path.dropLast(path.hasSuffix("/") ? 1 : 2) }
        return String(path)
    }

    /// Braces, as in `/var/lib/{apt,dpkg}/`.
    private static func expansions(of text: String) -> [String] {
        guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}"), text[open..<close].contains(",") else { return [text] }
        let (head, tail) = (text[..<open], text[text.index(after: close)...])
        return text[text.index(after: open)..<close].split(separator: ",", omittingEmptySubsequences: false).flatMap { expansions(of: "\(head)\($0)\(tail)") }
    }
}
