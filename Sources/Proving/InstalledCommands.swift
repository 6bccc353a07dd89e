import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

/// Commands that the instructions of a stage have brought in so far.
struct InstalledCommands {
    private var names: Set<String> = []
    /// Something ran or was copied whose results are not known: an installer script, `make install`, a language's package manager.
    private(set) var somethingUnknown = false

    /// What package managers of Node.js put among the commands for all, whatever else happens.
    private(set) var tools: Set<String> = []

    /// Beginnings and ends of names that stand for several files (`docker-php-ext-*`).
    private var patterns: [(head: Substring, tail: Substring)] = []

    func contains(_ name: String) -> Bool {
        names.contains(name) || patterns.contains { name.utf8.count >= $0.head.utf8.count + $0.tail.utf8.count && name.hasPrefix($0.head) && name.hasSuffix($0.tail) }
    }

    /// Adds what an instruction brings in.
    mutating func read(_ index: Int, in model: DockerfileModel, catalog: Catalog) {
        let instruction = model.tree.instructions[index]
        switch instruction.content {
        case .run:
            let distribution = model.stage(ofInstruction: index).flatMap { model.stages[$0].image.distribution.value }
            for command in model.commands(in: index) { read(command, catalog: catalog, distribution: distribution) }
        case .copy(let copy), .add(let copy):
            somethingUnknown = true
            // A folder is no program, whatever it is called; that of gems is called as their manager.
            for source in copy.sources where !Self.isFolder(source.text) {
                guard let last = source.text.split(separator: "/").last else { continue }
                names.insert(String(last))
                // A star alone says nothing of the names.
                let parts = last.split(omittingEmptySubsequences: false) { "*?[]".contains($0) }
                if let head = parts.first, !head.isEmpty, let tail = parts.dropFirst().last { patterns.append((head, tail)) }
            }
            if !Self.isFolder(copy.destination.text), let last = copy.destination.text.split(separator: "/").last { names.insert(String(last)) }
        default: break
        }
    }

    private static func isFolder(_ path: String) -> Bool { path.hasSuffix("/") || path == "/usr/local/bundle" }

    /// Commands that `corepack enable` puts beside itself: those of the package managers it names, else of all but npm.
    private static func shims(of command: RunCommand) -> [String] {
        let words = command.literalArguments
        guard words.first == "enable", words.count == command.arguments.count, !words.contains(where: { $0.hasPrefix("--install-directory") }) else { return [] }
        let managers = words.dropFirst().filter { !$0.hasPrefix("-") }
        let commands = ["pnpm": ["pnpm", "pnpx"], "yarn": ["yarn", "yarnpkg"], "npm": ["npm", "npx"]]
        return (managers.isEmpty ? ["pnpm", "yarn"] : managers).flatMap { commands[$0] ?? [] }
    }

    /// Adds what a command brings in.
    mutating func read(_ command: RunCommand, catalog: Catalog, distribution: Distribution?) {
        guard let name = command.name else {
            somethingUnknown = true
            return
        }
        if let request = PackageRequest(command) {
            for package in request.packages {
                names.insert(package.name)
                guard let distribution else { continue }
                for provided in catalog.commands(ofPackage: package.name, distribution: distribution) { names.insert(provided) }
            }
            if request.isIncomplete { somethingUnknown = true }
            return
        }
        // Updating lists and cleaning up bring nothing in; other files' packages do.
        if PackageRequest.family(of: name) != nil {
            if name == "dpkg" || name == "rpm" { somethingUnknown = true }
            return
        }
        switch name {
        case "ln", "cp", "mv", "install", "curl", "wget", "tee":
            for word in command.literalArguments {
                if let last = word.split(separator: "/").last { names.insert(String(last)) }
            }
            if ["curl", "wget"].contains(name) { somethingUnknown = true }
        case "corepack":
            names.formUnion(Self.shims(of: command))
            if !command.mayFail { tools.formUnion(Self.shims(of: command)) }
            somethingUnknown = true
        case "echo", "true", "cd", "mkdir", "rm", "chmod", "chown", "set", "export", "test", "[", "cat", "sed", "grep":
            break
        default:
            // `pip install poetry`: what the build then calls by that name is what it brought; other programs come along.
            if let request = LanguagePackages(command) {
                names.formUnion(request.packages)
                if name == "npm", request.isToolsOnly, !command.mayFail, command.literalArguments.contains(where: { $0 == "-g" || $0 == "--global" }) { tools.formUnion(request.packages) }
            }
            somethingUnknown = true
        }
    }
}
