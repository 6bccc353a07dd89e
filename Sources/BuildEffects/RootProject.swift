import CommandKnowledge
import DockerfileSemantics
import JSONSyntax

/// A project of Node.js in the root of the file system: what npm makes there is the folder of its modules alone, where the project has no script of its own for it.
struct RootProject {
    /// Scripts that npm runs when it installs, in the folder of the project.
    private static let scripts = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare", "dependencies"]

    static let modules = Place(absolute: "/node_modules")

    /// Whether a command, run in the root, only fills the folder of modules.
    static func isOnlyModules(_ command: RunCommand, _ files: ContextFiles?) -> Bool {
        guard command.name == "npm", let verb = command.literalArguments.first, ["ci", "install", "i", "clean-install"].contains(verb), let files else { return false }
        let options: Set<String> = ["--production", "--omit=dev", "--only=production", "--no-audit", "--no-fund", "--no-optional", "--omit=optional", "--ignore-scripts", "--legacy-peer-deps", "--silent", "--quiet", "-s", "--no-progress", "--prefer-offline", "--verbose", "--no-package-lock", "--no-update-notifier"]
        guard command.arguments.dropFirst().allSatisfy({ $0.value.map { options.contains($0) || $0.hasPrefix("--loglevel=") } ?? false }) else { return false }
        // Settings may say other folders, and a description of native parts is built without being asked for.
        guard settingsAreHarmless(files), files.isAbsent(Place.root.appending("binding.gyp")) else { return false }
        guard let manifest = files.contents(of: Place.root.appending("package.json")).flatMap(JSONReader.read), case .object = manifest, manifest["workspaces"] == nil else { return false }
        // Without packages to install there is no such folder.
        guard case .object(let dependencies)? = manifest["dependencies"], !dependencies.isEmpty else { return false }
        return scripts.allSatisfy { manifest["scripts"]?[$0] == nil }
    }

    /// Whether settings of npm in the project, if there are any, say nothing of folders and scripts.
    private static func settingsAreHarmless(_ files: ContextFiles) -> Bool {
        let place = Place.root.appending(".npmrc")
        guard let bytes = files.contents(of: place) else { return files.isAbsent(place) }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).allSatisfy { line in
            let key = line.prefix { $0 != "=" }.filter { $0 != " " }
            return key.isEmpty || key.hasPrefix("#") || key.hasPrefix(";") || harmless.contains(key) || key.hasPrefix("//") || key.hasPrefix("@")
        }
    }

    private static let harmless: Set<String> = ["package-lock", "registry", "fund", "audit", "save-exact", "legacy-peer-deps", "engine-strict", "loglevel", "strict-ssl", "progress", "update-notifier"]
}
