import DockerfileSemantics

/// A call of a language's package manager that installs packages.
struct LanguagePackages {
    /// `pip`, `npm`, `gem`, `cargo`, `cpan`, as the catalogue's table of native packages names them.
    let language: String
    /// Names that stand on the command line, without versions.
    let packages: [String]

    /// Only package managers and what builds with them: scripts of the language, which compile nothing.
    var isToolsOnly: Bool { !packages.isEmpty && packages.allSatisfy { Self.tools[language]?.contains($0) == true } }

    private static let tools: [String: Set<String>] = [
        "pip": ["pip", "setuptools", "wheel", "virtualenv", "pipenv", "build"], "npm": ["npm", "yarn", "pnpm", "corepack"], "gem": ["bundler", "rake"],
    ]

    init?(_ command: RunCommand) {
        guard let name = command.name else { return nil }
        var words = command.literalArguments[...]
        var tool = name
        if name.hasPrefix("python"), words.first == "-m", let module = words.dropFirst().first {
            tool = module
            words = words.dropFirst(2)
        }
        let verbs: Set<String>
        switch tool {
        case _ where tool.hasPrefix("pip"): (language, verbs) = ("pip", ["install", "wheel"])
        case "uv", "poetry", "pipenv", "pdm": (language, verbs) = ("pip", ["install", "sync", "add"])
        case "npm", "pnpm": (language, verbs) = ("npm", ["install", "i", "ci", "add"])
        case "yarn": (language, verbs) = ("npm", ["install", "add"])
        case "gem", "bundle", "bundler": (language, verbs) = ("gem", ["install"])
        case "cargo": (language, verbs) = ("cargo", ["build", "install", "rustc", "test", "chef"])
        case "cpanm", "cpan":
            language = "cpan"
            packages = words.filter { !$0.hasPrefix("-") && !$0.hasPrefix(".") }
            return
        default: return nil
        }
        guard let verb = words.firstIndex(where: { verbs.contains($0) }) else {
            guard tool == "yarn", words.allSatisfy({ $0.hasPrefix("-") }) else { return nil }
            packages = []
            return
        }
        if language == "gem" {
            packages = tool == "gem" ? Self.gems(words[(verb + 1)...]) : []
            return
        }
        packages = words[(verb + 1)...].filter { !$0.hasPrefix("-") && !$0.hasPrefix(".") && !$0.hasPrefix("/") }
            .map { String($0.prefix { !"=<>~![;".contains($0) && !($0 == "@") }).lowercased() }.filter { !$0.isEmpty }
    }

    /// `gem install rails:7.1 -v 1.2 --no-document`: the names.
    private static func gems(_ words: ArraySlice<String>) -> [String] {
        var names: [String] = []
        var isValue = false
        for word in words {
            if isValue {
                isValue = false
            } else if word.hasPrefix("-") {
                isValue = ["-v", "--version", "-i", "--install-dir", "-n", "--bindir", "-P", "--trust-policy", "-g", "--file", "--platform", "-s", "--source", "-p", "--http-proxy", "--document"].contains(word)
            } else if !word.hasPrefix("."), !word.hasPrefix("/") {
                names.append(String(word.prefix { $0 != ":" }))
            }
        }
        return names
    }
}
