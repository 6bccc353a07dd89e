import CommandKnowledge
public import DockerfileSemantics
import DockerfileSyntax
public import HardenedCatalog
import SourceModel

/// Reads what instructions do, by the descriptions of the commands they run.
public struct StageEffectsReader {
    private let model: DockerfileModel
    private let catalog: Catalog
    private let stage: Stage
    private let context: (any BuildContext)?
    private var effects = StageEffects()
    /// Only programs that make accounts are read.
    private var readsAccountsOnly = false
    /// Of a RUN, nothing is read behind a command of which something is not known.
    private var stopsAtUnknown = false
    /// Variables whose value a build argument may change: places that hang on them are not known.
    private var adjustable: Set<String> = []
    private var folder: Place?
    /// Virtual environments that have been made so far, and the one that this RUN has switched to.
    private var environments: [Place] = []
    private var activated: Place?

    /// The effects of the instructions of a stage that `isRead` takes; those of the stages it stands on are not among them.
    public static func effects(of stage: Int, in model: DockerfileModel, catalog: Catalog, context: (any BuildContext)? = nil, where isRead: (Int) -> Bool = { _ in true }) -> StageEffects {
        var reader = StageEffectsReader(model: model, catalog: catalog, stage: model.stages[stage], context: context)
        for (index, state) in zip(reader.stage.instructions, reader.stage.states) where isRead(index) { reader.read(index, state) }
        reader.effects.noteRemovals()
        return reader.effects
    }

    /// The effects of the instructions of a stage where all of them are known; `nil` as soon as one is met that is not.
    public static func completeEffects(of stage: Int, in model: DockerfileModel, catalog: Catalog, context: (any BuildContext)? = nil) -> StageEffects? {
        var reader = StageEffectsReader(model: model, catalog: catalog, stage: model.stages[stage], context: context)
        reader.stopsAtUnknown = true
        for (index, state) in zip(reader.stage.instructions, reader.stage.states) {
            reader.read(index, state)
            guard reader.effects.unknown.isEmpty else { return nil }
        }
        reader.effects.noteRemovals()
        return reader.effects
    }

    /// The accounts that the instructions of a stage make.
    public static func accounts(of stage: Int, in model: DockerfileModel, catalog: Catalog) -> [StageEffects.AccountCreation] {
        var reader = StageEffectsReader(model: model, catalog: catalog, stage: model.stages[stage], context: nil)
        reader.readsAccountsOnly = true
        for (number, index) in reader.stage.instructions.enumerated() {
            switch model.tree.instructions[index].keyword {
            case .arg, .env, .run: reader.read(index, reader.stage.states[number])
            default: continue
            }
        }
        return reader.effects.accounts
    }

    /// The effects of a stage, named as `COPY --from` does, and of all that it stands on; `nil`: there is no such stage.
    public static func effects(ofStageNamed name: String, in model: DockerfileModel, catalog: Catalog, context: (any BuildContext)?) -> StageEffects? {
        guard let index = model.stages.first(where: { $0.name == name.lowercased() })?.index ?? Int(name).flatMap({ model.stages.indices.contains($0) ? $0 : nil }) else { return nil }
        let chain = model.chain(of: index).map { effects(of: $0, in: model, catalog: catalog, context: context) }
        return chain.dropFirst().reduce(chain[0]) { $0.following($1) }
    }

    private init(model: DockerfileModel, catalog: Catalog, stage: Stage, context: (any BuildContext)?) {
        self.context = context
        self.model = model
        self.catalog = catalog
        self.stage = stage
        folder = (stage.states.first ?? stage.final).workdir.value.map { Place(absolute: $0) }
    }

    private mutating func read(_ index: Int, _ state: StageState) {
        let instruction = model.tree.instructions[index]
        switch instruction.content {
        case .arg(let declarations): adjustable.formUnion(declarations.map(\.name.text))
        case .env(let pairs):
            let before = adjustable
            for pair in pairs {
                if model.variables(of: pair.value, in: instruction).contains(where: before.contains) { adjustable.insert(pair.key.text) } else { adjustable.remove(pair.key.text) }
            }
        case .workdir(let word):
            folder = expand(word, instruction, state).flatMap { Place($0, in: folder) }
            guard let folder else { return unknown("the folder of WORKDIR is not known", index, word.range) }
            effects.files.append(FileEffect(kind: .folder, place: folder, origin: .workdir, instruction: index, range: instruction.range))
        case .copy(let copy): read(copy, isAdd: false, index, instruction, state)
        case .add(let copy): read(copy, isAdd: true, index, instruction, state)
        case .run(let run): read(run, index, instruction, state)
        default: break
        }
    }

    /// A word of the instruction with its variables replaced, if none of them may be another in the next build.
    private func expand(_ word: Word, _ instruction: Instruction, _ state: StageState) -> String? {
        if model.variables(of: word, in: instruction).contains(where: adjustable.contains) { return nil }
        return model.expand(word, in: instruction, state)
    }

    // MARK: COPY and ADD

    private mutating func read(_ copy: CopyInstruction, isAdd: Bool, _ index: Int, _ instruction: Instruction, _ state: StageState) {
        guard let destination = expand(copy.destination, instruction, state) else {
            return unknown("where this copies to is not known", index, copy.destination.range)
        }
        let sources = copy.sources.map { expand($0, instruction, state) ?? $0.text } + copy.inlineFiles.map { StageEffects.inlineMark + $0.path }
        let origin = FileEffect.Origin.copy(from: copy.from?.value, sources: sources)
        let isFolder = destination.hasSuffix("/") || sources.count > 1 || destination == "." || destination.hasSuffix("/.")
        if sources.count == 1, !isFolder, let file = copy.inlineFiles.first {
            // What the builder puts in for variables is not worked out.
            if !file.expand || !file.data.contains(where: { $0 == "$" || $0 == "\\" }) { effects.inlineFiles[index] = Array(file.data.utf8) }
            return add(.made, destination, state, origin, index, instruction.range)
        }
        // Files with an ending, copied into a folder, are what they are called; anything else may be a folder's content.
        if isFolder, sources.allSatisfy({ Self.isFile($0, unpacked: isAdd) }), let folder = place(destination, state) {
            for source in sources {
                let name = source.split(byte: UInt8(ascii: "/")).last.map(String.init) ?? source
                effects.files.append(FileEffect(kind: .made, place: folder.appending(name), origin: .copy(from: copy.from?.value, sources: [source]), instruction: index, range: instruction.range))
            }
            return
        }
        add(.filled, destination, state, origin, index, instruction.range)
    }

    private static func isFile(_ source: String, unpacked: Bool) -> Bool {
        guard source.utf8.last != UInt8(ascii: "/"), let name = source.split(byte: UInt8(ascii: "/")).last,
            !name.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") })
        else { return false }
        if unpacked, source.contains("://") || [".tar", ".gz", ".tgz", ".xz", ".bz2", ".zst"].contains(where: { name.hasSuffix($0) }) { return false }
        if name == ".env" || name.hasPrefix(".env.") || name == ".npmrc" { return true }
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return false }
        return fileEndings.contains(String(name[name.utf8.index(after: dot)...]))
    }

    /// Endings that folders do not have.
    private static let fileEndings: Set<String> = [
        "txt", "json", "toml", "lock", "cfg", "ini", "conf", "yaml", "yml", "py", "js", "mjs", "cjs", "ts", "sh", "bash", "jar", "war", "xml", "properties",
        "env", "html", "css", "sql", "pem", "crt", "key", "rb", "php", "go", "mod", "sum", "java", "kt", "gradle", "csproj", "sln", "cs", "rs", "c", "h",
        "cpp", "md", "in", "tmpl", "tpl", "template", "cnf", "service", "list", "repo", "npmrc", "whl", "zip", "exs", "ex", "pl", "pm", "lua",
    ]

    // MARK: RUN

    private mutating func read(_ run: RunInstruction, _ index: Int, _ instruction: Instruction, _ state: StageState) {
        if readsAccountsOnly, readPlainAccounts(index, state) { return }
        let fixed = adjustable
        let values: (String) -> String? = { fixed.contains($0) ? nil : state.variables[$0].value }
        let commands = model.commands(in: index, replacing: values)
        if commands.isEmpty, !instruction.heredocs.isEmpty { return unknown("what this script does is not known", index, instruction.keywordRange) }
        let mounted = run.mounts.compactMap { mount in mount.field("target", "dst", "destination")?.value.flatMap { place($0, state) } }
        let before = effects.files.count
        var folders = RunFolders(start: folder)
        activated = nil
        for command in commands {
            for word in command.outputs { write(word, folders.candidates(for: command), index, command.range) }
            if command.name == "cd" {
                folders.change(command)
                continue
            }
            read(command, folders.candidates(for: command), state, index)
            if stopsAtUnknown, !effects.unknown.isEmpty { return }
        }
        for word in model.looseOutputs(in: index, replacing: values) { write(word, folders.all, index, instruction.range) }
        // What lands in a mount is not part of the image.
        guard !mounted.isEmpty else { return }
        let own = effects.files[before...].filter { effect in !mounted.contains { $0.contains(effect.place) } }
        effects.files.replaceSubrange(before..., with: own)
    }

    /// Reads the accounts that a RUN makes where its variables have no say in that.
    private mutating func readPlainAccounts(_ index: Int, _ state: StageState) -> Bool {
        let commands = model.commands(in: index)
        let makers = commands.indices.filter { number in commands[number].name.map(StageEffects.accountPrograms.contains) ?? true }
        guard makers.allSatisfy({ number in commands[number].name != nil && commands[number].arguments.allSatisfy { $0.value != nil } }) else { return false }
        for number in makers { read(commands[number], [folder], state, index) }
        return true
    }

    private mutating func write(_ word: CommandWord, _ folders: [Place?], _ index: Int, _ range: SourceRange) {
        if let value = word.value, value == "/dev/null" || value.hasPrefix("/dev/std") || value.hasPrefix("/proc/") || value.hasPrefix("/dev/fd") || value.hasPrefix("/dev/tty") { return }
        add(.made, word, folders, "a redirection", index, range)
    }

    private mutating func read(_ command: RunCommand, _ folders: [Place?], _ state: StageState, _ index: Int) {
        guard let name = command.name else { return unknown("a command that is not literal may do anything", index, command.nameRange) }
        if readsAccountsOnly, !StageEffects.accountPrograms.contains(name) { return }
        if let environment = VirtualEnvironment.activated(by: command, among: environments) {
            activated = environment
            return
        }
        let environment = activated ?? VirtualEnvironment.active(command, path: state.variables["PATH"].value, among: environments)
        let isOwn = command.program.map { program in environments.contains { $0.contains(Place(absolute: program)) && program.hasPrefix("/") } } ?? false
        if let made = VirtualEnvironment.made(by: command, in: folders.first ?? nil, variables: state.variables, catalog: catalog) { environments.append(made) }
        let invocation: CommandInvocation
        switch command.reading(by: catalog) {
        case .seenThrough: return
        case .described(let read): invocation = read
        case .unknown:
            if isOwn, let description = catalog.commandDescription(name) {
                invocation = CommandInvocation(description, command.arguments, takesMoreArguments: command.takesMoreArguments)
                break
            }
            if ShellBuiltins.contains(name), !["source", ".", "eval"].contains(name) { return }
            return unknown("what \(command.program ?? name) does is not known", index, command.nameRange)
        }
        if let subcommand = invocation.unknownSubcommand { return unknown("what \(name)\(subcommand.isEmpty ? "" : " " + subcommand) does is not known", index, command.range) }
        let family = stage.image.distribution.value?.family.rawValue
        let all = invocation.effects(on: family)
        if all.contains(where: { $0.kind == .runs }) { return unknown("what \(name) runs here is not known", index, command.range) }
        if invocation.isIncomplete, all.contains(where: { $0.kind != .needs && $0.kind != .reads && $0.kind != .installs }) {
            // A word that may be an option may say another place.
            if all.contains(where: { effect in effect.subjects.contains { if case .option = $0 { true } else { false } } }) {
                return unknown("the options of \(name) are not literal", index, command.range)
            }
        }
        let before = effects.files.count
        for effect in all { apply(effect, invocation, command, name, folders, state, index) }
        for index in before..<effects.files.count where effects.files[index].place.isSymbolic {
            let place = effects.files[index].place
            if name == "uv" {
                effects.files[index].place = target(ofUv: UvCall(invocation, assignments: command.assignments), place, in: folders.first ?? nil, state, environment)
                continue
            }
            // What pip installs comes into the environment it works in.
            effects.files[index].place = place.path == "@python" ? environment ?? place : LanguageFolders.folder(of: place, by: invocation, in: folders.first ?? nil, state.variables)
        }
    }

    /// Where a call of uv puts packages: `--system` passes over environments; the symbolic place where it is not known.
    private func target(ofUv call: UvCall, _ place: Place, in folder: Place?, _ state: StageState, _ environment: Place?) -> Place {
        switch place.path {
        case "@uv-project": call.environment(in: folder, variables: state.variables) ?? place
        case "@uv-pip": call.installationTarget(in: folder, variables: state.variables, made: environments, active: environment) ?? place
        default: place
        }
    }

    private mutating func apply(
        _ effect: CommandEffect, _ invocation: CommandInvocation, _ command: RunCommand, _ name: String, _ folders: [Place?], _ state: StageState, _ index: Int
    ) {
        let subjects = invocation.subjects(of: effect)
        switch effect.kind {
        case .needs, .uninstalls, .unmakes, .runs: break
        case .reads:
            for word in subjects { for folder in folders { if let place = word.value.flatMap({ place($0, folder, state) }) { effects.reads.append((place, index)) } } }
        case .installs:
            let names = subjects.compactMap(\.value)
            var lists: [Place] = []
            for other in invocation.effects(on: nil) where other.kind == .reads {
                lists += invocation.subjects(of: other).compactMap { word in word.value.flatMap { place($0, folders.first ?? nil, state) } }
            }
            effects.packages.append(
                PackageInstallation(
                    manager: effect.detail, names: names, isIncomplete: names.count < subjects.count || invocation.isIncomplete, lists: lists, instruction: index,
                    range: command.range))
        case .makes:
            for word in subjects {
                guard let account = word.value else {
                    unknown("the account that \(name) makes is not literal", index, command.range)
                    continue
                }
                let home = effect.detail == "group" ? nil : Self.home(of: account, name, invocation)
                effects.accounts.append(StageEffects.AccountCreation(name: account, isGroup: effect.detail == "group", home: home, instruction: index, range: command.range))
            }
        case .writes, .fills, .removes, .prunes, .changes:
            let kind: FileEffect.Kind =
                switch effect.kind {
                case .writes: name == "mkdir" || (name == "install" && invocation.has("-d")) ? .folder : .made
                case .fills: .filled
                case .removes, .prunes: .removed
                default: .changed
                }
            for word in subjects {
                if kind == .filled, word.value == ".", folders == [Place.root], RootProject.isOnlyModules(command, context.map { ContextFiles(effects, $0) }) {
                    effects.files.append(FileEffect(kind: .filled, place: RootProject.modules, origin: .command(name), instruction: index, range: command.range))
                    continue
                }
                add(kind, word, folders, name, index, command.range, state)
            }
        }
    }

    // MARK: places

    private mutating func add(_ kind: FileEffect.Kind, _ word: CommandWord, _ folders: [Place?], _ name: String, _ index: Int, _ range: SourceRange, _ state: StageState? = nil) {
        guard let value = word.value else {
            // `rm -rf $dir/*`: below the literal beginning; `rm *.md`: below the working directory.
            let literal = Self.literalFolder(word.prefix).map { [$0] }
            let places = (literal ?? (isPattern(word) ? [Self.relativeFolder(word.prefix)] : [])).flatMap { text in folders.map { Place(text, in: $0) } }
            if !places.isEmpty, !places.contains(nil) {
                for case let place? in places { effects.files.append(FileEffect(kind: kind == .removed || kind == .changed ? .changed : .filled, place: place, origin: .command(name), instruction: index, range: range)) }
            } else if kind != .removed {
                unknown("where \(name) writes is not literal", index, range)
            }
            return
        }
        for folder in folders {
            guard let place = place(value, folder, state) else {
                // Whoever's home it is, a cache is not needed behind the build.
                if value.hasPrefix("~/"), RuntimePlaces.areForBuilding(Place(absolute: "/root/" + value.dropFirst(2))) { continue }
                unknown("the folder in which \(name) writes is not known", index, range)
                continue
            }
            effects.files.append(FileEffect(kind: kind, place: place, origin: .command(name), instruction: index, range: range))
        }
    }

    /// The folder that a word with an expansion surely stays in: `/var/lib/apt/lists/` of `/var/lib/apt/lists/*`.
    private static func literalFolder(_ prefix: String) -> String? {
        guard prefix.hasPrefix("/"), let slash = prefix.lastIndex(of: "/"), slash > prefix.startIndex else { return nil }
        return String(prefix[..<slash])
    }

    /// Whether a word that is not literal is a pattern of file names, with no variable or command in it.
    private func isPattern(_ word: CommandWord) -> Bool {
        let text = model.tree.text(word.range)
        return text.contains { "*?[".contains($0) } && !text.contains { "$`~{(".contains($0) } && !word.prefix.hasPrefix("/")
    }

    /// The folder in which the names that a relative pattern stands for begin: `.` of `*.md`, `src` of `src/*.c`.
    private static func relativeFolder(_ prefix: String) -> String { prefix.lastIndex(of: "/").map { String(prefix[..<$0]) } ?? "." }

    private mutating func add(_ kind: FileEffect.Kind, _ text: String, _ state: StageState, _ origin: FileEffect.Origin, _ index: Int, _ range: SourceRange) {
        guard let place = place(text, state) else { return unknown("the working directory is not known", index, range) }
        effects.files.append(FileEffect(kind: kind, place: place, origin: origin, instruction: index, range: range))
    }

    private func place(_ text: String, _ state: StageState) -> Place? {
        place(text, folder, state)
    }

    private func place(_ text: String, _ folder: Place?, _ state: StageState?) -> Place? {
        if text == "~" || text.hasPrefix("~/") {
            guard let home = home(state) else { return nil }
            return Place(String(text.dropFirst(text == "~" ? 1 : 2)), in: home)
        }
        return Place(text, in: folder)
    }

    /// Root's home, what the file says, or that of a user that the file makes.
    private func home(_ state: StageState?) -> Place? {
        if let home = state?.variables["HOME"].value { return Place(absolute: home) }
        guard let user = state?.user.value else { return nil }
        if user.isRoot == true { return Place(absolute: "/root") }
        let name = user.text.prefix { $0 != ":" }
        // Official and hardened images of Node.js make it alike.
        if stage.image.sourceImage?.name == "node" || stage.image.definition?.image == "node", stage.image.accounts["node"].map({ user.uid == $0 }) == true { return Place(absolute: "/home/node") }
        return effects.accounts.last { !$0.isGroup && $0.name == name }?.home
    }

    /// Where the command that makes an account puts its home; the one that changes an account says nothing of it.
    private static func home(of account: String, _ program: String, _ invocation: CommandInvocation) -> Place? {
        guard ["useradd", "adduser"].contains(program) else { return nil }
        for option in ["-b", "--base-dir", "-D", "--defaults"] where invocation.has(option) && program == "useradd" { return nil }
        for option in ["-d", "--home-dir", "--home", "-h"] {
            if let word = invocation.values(of: option).last { return word.value.flatMap { $0.hasPrefix("/") ? Place(absolute: $0) : Place?.none } }
        }
        return Place(absolute: "/home/" + account)
    }

    private mutating func unknown(_ reason: String, _ index: Int, _ range: SourceRange) {
        effects.unknown.append(UnknownEffect(reason: reason, instruction: index, range: range))
    }
}
