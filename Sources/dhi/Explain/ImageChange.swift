internal import HardenedCatalog

/// One thing that is different behind the hardened tag.
struct ImageChange: Encodable {
    var what: String
    var from: String
    var to: String

    /// What changes for a Dockerfile that moves from one image to the other; what stays is not named.
    static func between(_ source: ImageFacts, and hardened: ImageFacts) -> [ImageChange] {
        var changes: [ImageChange] = []
        func compare(_ what: String, _ from: String, _ to: String) {
            if from != to { changes.append(ImageChange(what: what, from: from, to: to)) }
        }
        compare("system", source.system, hardened.system)
        compare("user", source.userWords, hardened.userWords)
        compare("entry point", CommandLineWords.text(source.entrypoint), CommandLineWords.text(hardened.entrypoint))
        compare("command", CommandLineWords.text(source.cmd), CommandLineWords.text(hardened.cmd))
        compare("workdir", source.workdir, hardened.workdir)
        compare("ports", words(source.ports), words(hardened.ports))
        compare("volumes", words(source.volumes), words(hardened.volumes))
        compare("stop signal", source.stopSignal ?? "SIGTERM", hardened.stopSignal ?? "SIGTERM")
        if (source.shell == "none") != (hardened.shell == "none") { compare("shell", source.shell, hardened.shell) }
        compare("package manager", source.packageManager, hardened.packageManager)
        for name in Set(source.environment.keys).union(hardened.environment.keys).sorted() {
            // Builders and runtimes set this path where an image sets none.
            let standard = name == "PATH" ? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" : "not set"
            compare("variable \(name)", source.environment[name] ?? standard, hardened.environment[name] ?? standard)
        }
        return changes
    }

    private static func words(_ items: [String]) -> String {
        items.isEmpty ? "none" : items.sorted().joined(separator: ", ")
    }
}
