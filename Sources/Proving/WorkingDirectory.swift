import DockerfileSemantics

/// Which commands depend on the folder they run in.
enum WorkingDirectory {
    /// Commands that read and write only what their arguments name.
    private static let independent: Set<String> = [
        "apt-get", "apt", "apk", "apt-key", "add-apt-repository", "update-ca-certificates", "corepack", "gem", "mkdir", "rm", "ln", "chmod", "chown",
        "useradd", "groupadd", "adduser", "addgroup", "usermod", "userdel", "deluser", "delgroup", "echo", "printf", "export", "set", "true",
        "false", "test", "[", "sed", "cat", "touch", "mv", "cp", "install", "id", "locale-gen", "ldconfig", "dpkg-reconfigure", "rustup", "which",
        "command", "pip", "pip3", "npm", "yarn", "pnpm", "node", "python", "python3", "java", "ruby", "sleep", "exit", "cd", "grep", "sh", "bash",
    ]

    /// The instruction that goes to `folder`; `nil` when its name would have to be quoted.
    static func instruction(_ folder: String) -> String? {
        folder.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"$\\\"'`".utf8.contains($0) } ? "WORKDIR \(folder)" : nil
    }

    /// Whether `command` may do something else in another working directory.
    static func matters(to command: RunCommand) -> Bool {
        guard let name = command.name, independent.contains(name) else { return command.name != nil && !command.isFunction }
        let words = command.literalArguments
        switch name {
        case "npm", "yarn", "pnpm":
            return !(words.contains("-g") || words.contains("--global") || words.first == "global" || words.contains("--version") || words.contains("config"))
        case "pip", "pip3", "python", "python3":
            return words.contains("-r") || words.contains("-e") || words.contains("--requirement") || words.contains { $0.hasPrefix(".") }
                || (name.hasPrefix("python") && !(words.first == "-m" && words.dropFirst().first?.hasPrefix("pip") == true || words.first == "--version"))
        case "node", "java", "ruby", "sh", "bash":
            return !(words.first == "--version" || words.first == "-version" || words.first == "-v")
        case "echo", "printf", "export", "set", "true", "false", "id", "sleep", "exit", "which", "command":
            return false
        case "mkdir", "rm", "ln", "chmod", "chown", "touch", "mv", "cp", "install", "cat":
            return words.contains { !$0.hasPrefix("/") && !$0.hasPrefix("-") && $0.contains { $0 == "/" || $0 == "." } }
        case "cd":
            return words.first.map { !$0.hasPrefix("/") } ?? false
        default:
            return words.contains { $0.hasPrefix("./") || $0.hasPrefix("../") }
        }
    }
}
