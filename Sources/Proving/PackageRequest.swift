import CommandKnowledge
import DockerfileSemantics

/// A call of a system's package manager that installs packages.
struct PackageRequest {
    struct Package: Hashable {
        var name: String
        /// Behind `=`; `nil` without one.
        var version: String?
    }

    /// `apt`, `apk`, `rpm`.
    let family: String
    let packages: [Package]
    /// Some of the names are not literal, or files.
    let isIncomplete: Bool

    /// Options that take a word of their own, by family.
    private static let valued: [String: Set<String>] = [
        "apt": ["-t", "--target-release", "--default-release", "-o", "--option", "-c", "--config-file", "-a", "--host-architecture"],
        "apk": ["-t", "--virtual", "-X", "--repository", "-p", "--root", "--keys-dir", "--repositories-file", "--arch", "--wait"],
        "rpm": ["--installroot", "--releasever", "--enablerepo", "--disablerepo", "--setopt", "-c", "-x", "--exclude", "--repo"],
    ]

    private static let managers: [String: (family: String, verbs: Set<String>)] = [
        "apt-get": ("apt", ["install"]), "apt": ("apt", ["install"]), "aptitude": ("apt", ["install"]), "apk": ("apk", ["add"]),
        "dnf": ("rpm", ["install"]), "yum": ("rpm", ["install"]), "microdnf": ("rpm", ["install"]), "tdnf": ("rpm", ["install"]),
    ]

    /// The family of a package manager; `nil` for any other program.
    static func family(of program: String) -> String? {
        managers[program]?.family ?? ["dpkg": "apt", "apt-key": "apt", "add-apt-repository": "apt", "apt-cache": "apt", "apt-mark": "apt", "rpm": "rpm"][program]
    }

    /// `nil` when the command installs no packages.
    init?(_ command: RunCommand) {
        guard let name = command.name, let manager = Self.managers[name] else { return nil }
        family = manager.family
        var packages: [Package] = []
        var isIncomplete = false
        var verb: String?
        var skip = false
        for argument in command.arguments {
            if skip {
                skip = false
                continue
            }
            guard let word = argument.value else {
                if verb != nil { isIncomplete = true }
                continue
            }
            if word.hasPrefix("-") {
                skip = Self.valued[family]?.contains(word) == true
            } else if verb == nil {
                verb = word
            } else if word.contains("/") && (word.hasPrefix("/") || word.hasPrefix("./") || word.contains("://")) {
                isIncomplete = true
            } else {
                packages.append(Self.package(word, family: family))
            }
        }
        guard let verb, manager.verbs.contains(verb) else { return nil }
        self.packages = packages
        self.isIncomplete = isIncomplete
    }

    private static func package(_ word: String, family: String) -> Package {
        let separators: Set<Character> = family == "apk" ? ["=", "<", ">", "~"] : ["="]
        guard let cut = word.firstIndex(where: { separators.contains($0) }) else {
            let name = word.split(separator: "/").first.map(String.init) ?? word
            return Package(name: family == "apt" ? String(name.prefix { $0 != ":" }) : String(name.prefix { $0 != "@" }), version: nil)
        }
        return Package(name: String(word[..<cut].prefix { $0 != ":" }), version: String(word[word.index(after: cut)...]))
    }
}
