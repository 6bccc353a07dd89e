import BuildEffects
import DockerfileSemantics

/// The scripts of the project that a command of a build starts, and those that they start in turn.
struct ProjectScripts {
    /// The bytes of a file as the command sees it; `nil`: it is not known to be one of the build context.
    let contents: (Place) -> [UInt8]?

    /// Scripts may start each other without end.
    private static let most = 100

    /// In the order in which they are found.
    func called(by command: RunCommand, in folder: Place?) -> [CalledScript] {
        var found: [CalledScript] = []
        var seen: Set<String> = []
        var next = direct(command, folder)
        while !next.isEmpty, found.count < Self.most {
            let script = next.removeFirst()
            guard seen.insert("\(script.title) \(script.folder?.text ?? "")").inserted else { continue }
            found.append(script)
            var tracker = FolderTracker(script.folder)
            for inner in script.commands {
                tracker.enter(inner)
                next += direct(inner, tracker.folder)
            }
        }
        return found
    }

    private func direct(_ command: RunCommand, _ folder: Place?) -> [CalledScript] {
        guard let name = command.name, let folder else { return [] }
        switch name {
        case "npm", "yarn", "pnpm": return NodeScripts(contents: contents).called(by: command, name, in: folder)
        case "make", "gmake": return MakeRecipes(contents: contents).called(by: command, in: folder)
        case "composer", "composer.phar": return ComposerScripts(contents: contents).called(by: command, in: folder)
        default: return []
        }
    }

    /// Whether what the project says decides which programs the command starts.
    static func areRun(by command: RunCommand) -> Bool {
        let words = command.literalArguments.filter { !$0.hasPrefix("-") }
        switch command.name {
        case "npm", "pnpm": return ["run", "run-script", "test", "start"].contains(words.first) || command.name == "pnpm" && words.first == "build"
        case "yarn": return words.first.map { ["run", "build", "test", "start"].contains($0) } ?? false
        case "make", "gmake": return true
        case "composer", "composer.phar": return !command.literalArguments.contains("--no-scripts") && words.first.map { ["install", "update", "run-script", "run", "dump-autoload"].contains($0) } ?? false
        default: return false
        }
    }
}
