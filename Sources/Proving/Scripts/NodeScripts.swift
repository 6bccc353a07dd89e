import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import JSONSyntax

/// Scripts of a package.json that npm, Yarn and pnpm run: those that are named, and those of the project that belong to installing.
struct NodeScripts {
    let contents: (Place) -> [UInt8]?

    private static let installing = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare"]
    private static let folderOptions: Set<String> = ["--prefix", "-C", "--dir", "--cwd"]
    private static let otherOptions: Set<String> = ["--loglevel", "--registry", "--cache", "--omit", "--include", "--filter", "-F", "-w", "--workspace", "--network-timeout", "--store-dir", "--mutex", "--userconfig"]

    func called(by command: RunCommand, _ manager: String, in folder: Place) -> [CalledScript] {
        var folder = folder
        var words: [String] = []
        var ignoresScripts = false
        var rest = command.arguments[...]
        while let argument = rest.popFirst() {
            guard let value = argument.value else { continue }
            if value == "--" { break }
            if value == "--ignore-scripts" || value == "--ignore-scripts=true" { ignoresScripts = true }
            if Self.folderOptions.contains(value) {
                guard let place = rest.popFirst()?.value.flatMap({ Place($0, in: folder) }) else { return [] }
                folder = place
            } else if let option = Self.folderOptions.first(where: { value.hasPrefix($0 + "=") }) {
                guard let place = Place(String(value.dropFirst(option.count + 1)), in: folder) else { return [] }
                folder = place
            } else if Self.otherOptions.contains(value) {
                _ = rest.popFirst()
            } else if !value.hasPrefix("-") {
                words.append(value)
            }
        }
        guard let manifest = contents(folder.appending("package.json")).flatMap({ JSONReader.read($0) }), let scripts = manifest["scripts"] else { return [] }
        func texts(_ names: [String]) -> [CalledScript] {
            names.compactMap { name in scripts[name]?.string.map { CalledScript("the script \(name) of package.json", in: folder, $0) } }
        }
        let verb = words.first
        if verb == nil && manager == "yarn" || words.count == 1 && ["install", "i", "ci", "clean-install"].contains(verb) {
            return ignoresScripts ? [] : texts(Self.installing)
        }
        let name: String? =
            switch verb {
            case "run", "run-script": words.dropFirst().first
            case "test", "start": verb
            // A script of that name stands before everything but the manager's own commands.
            default: manager == "npm" ? nil : verb
            }
        guard let name else { return [] }
        return texts(ignoresScripts ? [name] : ["pre" + name, name, "post" + name])
    }
}
