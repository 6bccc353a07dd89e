public import BuildEffects
import JSONSyntax
import ShellSyntax

/// The scripts of a package.json, and what starting one comes to.
public struct PackageScript {
    private let manifest: JSONValue

    private init?(_ bytes: [UInt8]) {
        guard let manifest = JSONReader.read(bytes), case .object = manifest else { return nil }
        self.manifest = manifest
    }

    public enum Answer {
        /// With the variables that the script sets in front of its program.
        case words([String], [StartSetting])
        /// Why it is not plain, as a part of a sentence.
        case refused(String)
    }

    /// What `npm start` and its kin come to in the end; `nil`: the words are not of that kind.
    ///
    /// - Parameters:
    ///   - folder: The working directory; `nil`: not known.
    ///   - contents: The bytes of the file at a place, if it is known to be one of the build context.
    public static func command(of words: [String], in folder: Place?, contents: (Place) -> [UInt8]?) -> Answer? {
        if let called = ModuleProgram.words(words) {
            // What is no known module of the project is left to others to judge.
            guard let folder, let script = contents(folder.appending("package.json")).flatMap(PackageScript.init), script.plugAndPlay(contents(folder.appending(".yarnrc.yml"))) == nil,
                let command = ModuleProgram(in: folder, script.manifest, contents: contents)?.command(called)
            else { return nil }
            return .words(command, [])
        }
        guard let program = words.first, ["npm", "yarn", "pnpm"].contains(program) else { return nil }
        var rest = words.dropFirst().filter { !["--silent", "-s", "--quiet", "-q"].contains($0) }[...]
        if rest.first == "run" || rest.first == "run-script" { rest = rest.dropFirst() }
        guard let name = rest.first, !name.hasPrefix("-") else { return .refused("which script that is cannot be told") }
        rest = rest.dropFirst()
        if rest.first == "--" { rest = rest.dropFirst() } else if !rest.isEmpty, program == "npm" { return .refused("npm takes the arguments behind it for itself") }
        guard let folder else { return .refused("the working directory is not known") }
        guard let script = contents(folder.appending("package.json")).flatMap(PackageScript.init) else {
            return .refused("what the script is stands in a package.json that is not at hand (say --context)")
        }
        if program == "yarn", let why = script.plugAndPlay(contents(folder.appending(".yarnrc.yml"))) { return .refused(why) }
        let modules = ModuleProgram(in: folder, script.manifest, contents: contents)
        // `yarn next start` starts a module where there is no script of that name.
        if program != "npm", words.dropFirst().first == name, script.manifest["scripts"]?[name] == nil, let command = modules?.command([name] + rest) { return .words(command, []) }
        let answer = script.command(name, arguments: Array(rest), modules)
        guard case .words(let command, let settings) = answer else { return answer }
        for file in command.dropFirst() where !file.hasPrefix("-") {
            guard let place = Place(file, in: folder), let source = contents(place) else { continue }
            if readsPackageVariables(source) { return .refused("\(file) reads variables that \(program) sets") }
        }
        return .words(command, settings)
    }

    /// Why node alone would not find the modules: Yarn 2 and later keep them in archives unless its settings say otherwise; `nil`: it would.
    private func plugAndPlay(_ settings: [UInt8]?) -> String? {
        let manager = manifest["packageManager"]?.string
        let version = manager.flatMap { $0.hasPrefix("yarn@") ? $0.dropFirst(5).prefix { $0.isNumber } : nil }.flatMap { Int($0) }
        guard settings != nil || version.map({ $0 > 1 }) == true else { return nil }
        let lines = String(decoding: settings ?? [], as: UTF8.self).split(whereSeparator: \.isNewline)
        let linker = lines.first { $0.hasPrefix("nodeLinker:") }.map { $0.dropFirst(11).filter { !" \"'\t".contains($0) } }
        return linker == "node-modules" || linker == "pnpm" ? nil : "Yarn tells node where the modules are"
    }

    /// The command that `npm run NAME` starts, with `arguments` behind it.
    ///
    /// Only one that is node, or a module of which that is known, with literal arguments: npm puts `node_modules/.bin` on the PATH and sets variables, which node itself
    /// does not look at. `pre` and `post` scripts would run, too.
    private func command(_ name: String, arguments: [String], _ modules: ModuleProgram?) -> Answer {
        let scripts = manifest["scripts"]
        for hook in ["pre" + name, "post" + name] where scripts?[hook] != nil { return .refused("package.json has a script \(hook)") }
        guard let text = scripts?[name]?.string ?? (name == "start" ? "node server.js" : nil) else { return .refused("package.json has no script \(name)") }
        let script = ShellParser.parse(Array(text.utf8), dialect: .posix)
        guard let command = script.singleSimpleCommand, command.redirections.isEmpty else { return .refused("the script \(name) is more than one plain command: \(text)") }
        var settings: [StartSetting] = []
        for assignment in command.assignments {
            guard let value = assignment.value.literalValue, !assignment.value.maySplit, !assignment.isAppending, assignment.index == nil else { return .refused("the script \(name) sets a variable that is not literal: \(text)") }
            settings.append(StartSetting(name: assignment.name, value: value))
        }
        var words: [String] = []
        for word in command.words {
            guard !word.maySplit, let value = word.literalValue else { return .refused("a word of the script \(name) is not literal: \(text)") }
            words.append(value)
        }
        // A program of the modules that sets variables, on every system alike.
        if words.first == "cross-env" {
            words.removeFirst()
            while let word = words.first, let cut = word.firstIndex(of: "="), !word.contains("$") {
                settings.append(StartSetting(name: String(word[..<cut]), value: String(word[word.index(after: cut)...])))
                words.removeFirst()
            }
        }
        guard settings.allSatisfy({ !$0.name.isEmpty && !$0.name.hasPrefix("npm_") && $0.name != "NODE_OPTIONS" }) else { return .refused("the script \(name) sets variables: \(text)") }
        if let first = words.first, ["npm", "yarn", "pnpm"].contains(first), arguments.isEmpty { return .words(words, settings) }
        if let plain = modules?.command(words + arguments) { return .words(plain, settings) }
        guard words.first == "node" else { return .refused("the script \(name) starts \(words.first ?? "nothing"), not node: \(text)") }
        return .words(words + arguments, settings)
    }

    /// Whether a file reads what npm sets for its scripts.
    private static func readsPackageVariables(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains("npm_")
    }
}
