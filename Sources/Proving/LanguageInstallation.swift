public import BuildEffects
import CommandKnowledge
public import DockerfileSemantics
import JSONSyntax

/// What a language's package manager installs, as far as the file and its build context tell.
public struct LanguageInstallation: Sendable {
    /// `pip`, `npm`, `gem`, …
    public let language: String
    /// Without versions.
    public private(set) var names: [String]
    /// All that is asked for is in `names`; what that depends on is not.
    public private(set) var isComplete: Bool
    /// Of what is asked for, and of what lock files say that it depends on: which versions are allowed.
    public private(set) var pins: [PackagePin] = []
    /// What pip is told to compile (`--no-binary`): names, or `:all:`.
    private var fromSource: Set<String> = []
    /// Why nothing of it is compiled; `nil`: something may be.
    public private(set) var nothingCompiled: String?

    /// `nil` when the command installs no packages of a language.
    ///
    /// - Parameters:
    ///   - folder: Where the command runs.
    ///   - variables: Their values where the command runs.
    ///   - contents: The bytes of the file at a place, if it is one of the build context.
    public init?(_ command: RunCommand, in folder: Place?, variables: (String) -> String?, contents: (Place) -> [UInt8]?) {
        guard let request = LanguagePackages(command), !request.isToolsOnly else { return nil }
        language = request.language
        names = request.packages
        isComplete = command.arguments.allSatisfy { $0.value != nil }
        switch language {
        case "pip": readPython(command, folder, contents)
        case "npm": readNode(folder, contents)
        case "gem": readRuby(command, folder, variables, contents)
        case "cargo": readCargo(command, folder, contents)
        default: isComplete = false
        }
    }

    /// Whether the package is compiled, though there are prebuilt ones.
    public func isFromSource(_ name: String) -> Bool { fromSource.contains(":all:") || fromSource.contains(name.lowercased()) }

    /// The words of a call of pip that are not the values of options: a path behind `-r` names no package.
    private static func operands(_ words: [String]) -> [String] {
        words.indices.filter { $0 == 0 || !valued.contains(words[$0 - 1]) }.map { words[$0] }
    }

    private static let valued: Set<String> = [
        "-r", "--requirement", "-c", "--constraint", "-i", "--index-url", "--extra-index-url", "-f", "--find-links", "-t", "--target", "--prefix", "--root", "--cache-dir", "--src",
        "--trusted-host", "--timeout", "--retries", "--proxy", "--cert", "--progress-bar", "--upgrade-strategy",
    ]

    private mutating func readPython(_ command: RunCommand, _ folder: Place?, _ contents: (Place) -> [UInt8]?) {
        let words = command.literalArguments
        if command.name == "uv", let verb = words.first(where: { !$0.hasPrefix("-") }), verb != "pip" {
            readLock(verb, words, folder, contents)
            return
        }
        pins = Self.operands(words).compactMap { word in RequirementList.name(word[...]).map { RequirementList.pin($0, word[...]) } }
        if ["poetry", "pipenv"].contains(command.name), let folder { readPins(folder, contents) }
        if Self.operands(words).contains(where: { $0.contains("://") || $0 == "." || $0.hasPrefix(".[") || $0.hasPrefix("./") || $0.hasPrefix("/") || $0 == "-e" || $0 == "--editable" }) { isComplete = false }
        var lists: [Place] = []
        for (index, word) in words.enumerated() {
            if word.hasPrefix("--no-binary") {
                let value = word.hasPrefix("--no-binary=") ? String(word.dropFirst(12)) : index + 1 < words.count ? words[index + 1] : ""
                fromSource.formUnion(value.lowercased().split(separator: ",").map(String.init))
                if let place = names.firstIndex(of: value.lowercased()) { names.remove(at: place) }
            }
            let name: String? =
                if word == "-r" || word == "--requirement" {
                    index + 1 < words.count ? words[index + 1] : nil
                } else if word.hasPrefix("--requirement=") {
                    String(word.dropFirst(14))
                } else {
                    word.hasPrefix("-r") && word.count > 2 ? String(word.dropFirst(2)) : nil
                }
            guard let name else { continue }
            names.removeAll { $0 == name.lowercased() }
            if let place = Place(name, in: folder) { lists.append(place) } else { isComplete = false }
        }
        if lists.isEmpty, names.isEmpty { isComplete = false }
        var seen: Set<Place> = []
        while let list = lists.popLast() {
            guard seen.insert(list).inserted else { continue }
            guard let bytes = contents(list) else {
                isComplete = false
                continue
            }
            let requirements = RequirementList(bytes)
            names += requirements.names
            pins += requirements.pins
            if !requirements.isComplete { isComplete = false }
            for name in requirements.lists { if let place = Place(name, in: list.parent) { lists.append(place) } }
        }
    }

    /// uv.lock names all that may be installed, with what that depends on.
    private mutating func readLock(_ verb: String, _ words: [String], _ folder: Place?, _ contents: (Place) -> [UInt8]?) {
        guard verb == "sync", words.allSatisfy({ $0 != "--directory" && $0 != "--project" && !$0.hasPrefix("--directory=") && !$0.hasPrefix("--project=") }), let folder, let bytes = contents(folder.appending("uv.lock")) else {
            isComplete = false
            return
        }
        let packages = TOMLLines(bytes).all("package")
        // What comes by address or from a folder is built where it is installed; the project itself stands in the list as well.
        let own = packages.filter { ["editable", "virtual", "directory"].contains(where: ($0.values["source"] ?? "").contains) }
        names = packages.compactMap { $0.values["name"] }
        pins = Self.pins(packages)
        isComplete =
            !packages.isEmpty
            && packages.allSatisfy { package in
                let source = package.values["source"] ?? ""
                return source.contains("registry") || own.contains { $0.values["name"] == package.values["name"] }
            } && own.allSatisfy { $0.values["source"]?.contains("virtual") == true || !needsBuilding($0, words, folder, contents) }
    }

    /// Of the lock files of Poetry and Pipenv.
    private mutating func readPins(_ folder: Place, _ contents: (Place) -> [UInt8]?) {
        if let bytes = contents(folder.appending("poetry.lock")) { pins = Self.pins(TOMLLines(bytes).all("package")) }
        guard let lock = contents(folder.appending("Pipfile.lock")).flatMap(JSONReader.read), case .object(let packages)? = lock["default"] else { return }
        pins = packages.compactMap { name, package in package["version"]?.string.map { PackagePin(name, python: $0[...]) } }
    }

    /// A package may stand there once for each line of Python: the last one counts.
    private static func pins(_ packages: [TOMLLines.Table]) -> [PackagePin] {
        var pins: [String: PackagePin] = [:]
        for package in packages {
            guard let name = package.values["name"], let version = package.values["version"] else { continue }
            if let known = pins[name], !known.isBefore(version) { continue }
            pins[name] = PackagePin(name, locked: version)
        }
        return pins.values.sorted { $0.name < $1.name }
    }

    /// Whether the project is built by a tool that may compile.
    private func needsBuilding(_ package: TOMLLines.Table, _ words: [String], _ folder: Place, _ contents: (Place) -> [UInt8]?) -> Bool {
        if words.contains("--no-install-project") || words.contains("--no-install-workspace") { return false }
        guard let source = package.values["source"], source.contains("\".\""), let manifest = contents(folder.appending("pyproject.toml")).map(TOMLLines.init) else { return true }
        let backend = manifest.value("build-backend", in: "build-system") ?? "setuptools"
        return !["hatchling", "uv_build", "flit_core", "poetry.core", "pdm.backend"].contains(where: backend.hasPrefix)
    }

    private mutating func readRuby(_ command: RunCommand, _ folder: Place?, _ variables: (String) -> String?, _ contents: (Place) -> [UInt8]?) {
        let isSourceForced = variables("BUNDLE_FORCE_RUBY_PLATFORM").map { !["", "false", "0"].contains($0) } ?? false
        if command.name == "gem" {
            // Of a file that is installed the name says what it is, not what it needs.
            if command.literalArguments.contains(where: { $0.hasSuffix(".gem") || $0.hasPrefix("-g") || $0.hasPrefix("--file") }) || names.isEmpty { isComplete = false }
            if command.literalArguments.contains("ruby"), command.literalArguments.contains("--platform") { fromSource = [":all:"] }
            return
        }
        guard let file = Gemfile.place(of: command, in: folder, variables: variables) else {
            isComplete = false
            return
        }
        if let lock = contents(Gemfile.lock(of: file)) {
            let gems = GemList(lock: lock, isSourceForced: isSourceForced)
            names = gems.names
            fromSource = Set(gems.fromSource.map { $0.lowercased() })
            if names.isEmpty { nothingCompiled = "\(Gemfile.lock(of: file).lastName) holds no gem that is compiled" }
            return
        }
        guard let bytes = contents(file) else {
            isComplete = false
            return
        }
        func option(_ name: String) -> String? {
            let words = command.literalArguments
            return words.firstIndex(of: name).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil } ?? words.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
        }
        let gems = GemList(gemfile: bytes, with: option("--with") ?? variables("BUNDLE_WITH"), without: option("--without") ?? variables("BUNDLE_WITHOUT"))
        names = gems.names
        if isSourceForced { fromSource = [":all:"] }
        if !gems.isComplete { isComplete = false }
        if names.isEmpty, isComplete { nothingCompiled = "\(file.lastName) names no gems" }
    }

    /// Cargo.lock names all crates, and what they need to be built.
    private mutating func readCargo(_ command: RunCommand, _ folder: Place?, _ contents: (Place) -> [UInt8]?) {
        let words = command.literalArguments.filter { !$0.hasPrefix("+") }
        let isElsewhere = words.contains { $0.hasPrefix("--manifest-path") || $0 == "-C" || $0 == "--config" }
        // Of a program by name the crates stand in a list of its own.
        let isOwn = words.first != "install" || words.contains("--path=.") || words.firstIndex(of: "--path").map { $0 + 1 < words.count && [".", "./"].contains(words[$0 + 1]) } == true
        names = []
        guard !isElsewhere, isOwn, let lock = folder.flatMap({ contents($0.appending("Cargo.lock")) }).map(CargoLock.init), !lock.isEmpty else {
            isComplete = false
            return
        }
        names = lock.bound
        isComplete = names.allSatisfy(CargoLock.known.contains)
        if names.isEmpty { nothingCompiled = "Cargo.lock holds no crate that looks for a library of the system" }
    }

    private mutating func readNode(_ folder: Place?, _ contents: (Place) -> [UInt8]?) {
        guard names.isEmpty, let folder else {
            isComplete = false
            return
        }
        guard let manifest = contents(folder.appending("package.json")).flatMap(JSONReader.read) else {
            isComplete = false
            return
        }
        for key in ["dependencies", "devDependencies", "optionalDependencies"] {
            guard case .object(let members)? = manifest[key] else { continue }
            names += members.map(\.0)
            pins += members.compactMap { name, range in range.string.map { PackagePin(name, node: $0) } }
        }
        if names.isEmpty {
            nothingCompiled = "package.json names no dependencies"
            return
        }
        for name in ["package-lock.json", "npm-shrinkwrap.json"] {
            guard let lock = contents(folder.appending(name)).flatMap(JSONReader.read), case .object(let packages)? = lock["packages"] else { continue }
            // npm notes which packages run something when they are installed; nothing else compiles.
            let compiled = packages.filter { $0.1["hasInstallScript"]?.bool == true }
            names = compiled.map { path, _ in Self.moduleName(path) }
            isComplete = true
            pins = packages.compactMap { path, package in package["version"]?.string.map { PackagePin(Self.moduleName(path), locked: $0) } }
            if compiled.isEmpty { nothingCompiled = "\(name) names no package that runs a script when it is installed" }
            return
        }
    }

    /// `node_modules/a/node_modules/@b/c` is `@b/c`.
    private static func moduleName(_ path: String) -> String {
        let parts = path.split(separator: "/")
        return parts.suffix(parts.dropLast().last?.hasPrefix("@") == true ? 2 : 1).joined(separator: "/")
    }
}
