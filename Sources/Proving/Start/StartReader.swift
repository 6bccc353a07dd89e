public import BuildEffects
public import DockerfileSemantics
public import HardenedCatalog
import ShellSyntax

/// Works out what containers of a stage start once no shell, script or package manager stands in front of the program.
///
/// The planner writes what comes out; the prover works it out again from the original and compares.
public struct StartReader {
    let final: StageState
    let source: SourceImage?
    let runtime: ImageDefinition
    /// The name of `runtime` for people.
    let title: String
    let catalog: Catalog
    let environment: [String: String]
    let effects: StageEffects
    /// Places that are copied from a stage which installs gems.
    let copiedGems: [Place]
    /// What uv has installed; `nil`: nothing, or that is not known.
    let uvSync: UvStart.Sync?
    let files: ContextFiles?
    let policy: ProofPolicy

    /// - Parameters:
    ///   - stage: Of the original.
    ///   - runtime: What containers will be made of.
    ///   - title: Its name for people.
    public init(_ model: DockerfileModel, _ stage: Stage, effects: StageEffects, runtime: ImageDefinition, title: String, catalog: Catalog, context: (any BuildContext)?, policy: ProofPolicy) {
        final = stage.final
        source = stage.image.sourceImage
        self.runtime = runtime
        self.title = title
        self.catalog = catalog
        environment = RuntimeVariables.values(of: stage, in: model)
        self.effects = effects
        copiedGems = effects.files.compactMap { effect in
            guard case .copy(let from?, _) = effect.origin, let maker = model.stages.first(where: { $0.name == from.lowercased() || "\($0.index)" == from }) else { return nil }
            let installs = maker.instructions.flatMap { model.commands(in: $0) }.contains { ["bundle", "bundler", "gem"].contains($0.name ?? "") && $0.literalArguments.contains("install") }
            return installs ? effect.place : nil
        }
        uvSync = UvStart.lastSync(of: stage, in: model, catalog: catalog)
        files = context.map { context in
            ContextFiles(effects, context) { StageEffectsReader.effects(ofStageNamed: $0, in: model, catalog: catalog, context: context) }
        }
        self.policy = policy
    }

    public func read() -> StartReading {
        switch readCommands() {
        case .failure(let refusal): return .refused(refusal)
        case .success(let plain): return plain.map(StartReading.plain) ?? .same
        }
    }

    private func readCommands() -> Result<PlainStart?, StartRefusal> {
        let entry = final.entrypoint.value
        let cmd = final.cmd.value
        guard let entry, entry.range != nil else {
            guard let cmd, cmd.range != nil else { return .success(nil) }
            if let entry, !startsAsItIs(entry) {
                if policy.allowsInterfaceChange, runsItInTheEnd(entry), case .success(let plain?) = behindEntrypoint(command(cmd, behind: StartLine(words: [], folder: workdir), into: PlainStart()), cmd), plain.isBehindEntrypoint {
                    return .success(plain)
                }
                return needsShell(cmd) ? .failure(shellless(cmd.words)) : .success(nil)
            }
            // With an empty ENTRYPOINT the command stays what it was, and so does what people write behind `docker run IMAGE`.
            return command(cmd, behind: StartLine(words: [], folder: workdir), into: PlainStart())
        }
        var line = StartLine(words: entry.words, isShellForm: entry.isShellForm, folder: workdir)
        line.takesArguments = !entry.isShellForm
        guard let read = follow(&line) else { return finish(entry: nil, line, cmd) }
        if let refusal = read.refusal { return .failure(refusal) }
        return finish(entry: line.words, line, cmd)
    }

    private var workdir: Place? { final.workdir.value.map { Place(absolute: $0) } }

    /// Entry point and command together; `entry` is `nil` when the entry point stays.
    private func finish(entry: [String]?, _ line: StartLine, _ cmd: StartCommand?) -> Result<PlainStart?, StartRefusal> {
        var plain = PlainStart()
        plain.entrypoint = entry
        if line.words.isEmpty {
            guard let cmd else { return .failure(StartRefusal("start-needs-shell", "it starts what it is given, and there is no CMD")) }
            return command(cmd, behind: line, into: plain)
        }
        if let cmd, line.takesArguments {
            if needsShell(cmd) { return .failure(shellless(cmd.words)) }
        } else if cmd != nil {
            // It was never looked at.
            plain.cmd = []
        }
        return entry == nil && plain.cmd == nil ? .success(nil) : settled(plain, line)
    }

    /// What CMD alone comes to.
    private func command(_ cmd: StartCommand, behind line: StartLine, into plain: PlainStart) -> Result<PlainStart?, StartRefusal> {
        var plain = plain
        var line = line
        line.words = cmd.words
        line.isShellForm = cmd.isShellForm
        if let read = follow(&line) {
            if let refusal = read.refusal { return .failure(refusal) }
            if line.words.isEmpty { return .failure(StartRefusal("start-needs-shell", "it starts nothing")) }
            plain.cmd = line.words
        }
        return plain.cmd == nil && plain.entrypoint == nil ? .success(nil) : settled(plain, line)
    }

    /// With what stood in front of the program, where it can be said by instructions.
    private func settled(_ plain: PlainStart, _ line: StartLine) -> Result<PlainStart?, StartRefusal> {
        var plain = plain
        plain.settings = line.settings
        plain.programs = line.programs
        plain.frozen = line.frozen
        plain.readByProgram = line.readByProgram
        if line.hasMoved {
            guard let folder = line.folder else { return .failure(StartRefusal("start-needs-shell", "it changes into a folder that is not known")) }
            if folder != workdir { plain.folder = folder }
        }
        guard plain.folder == nil && plain.settings.isEmpty && plain.programs == nil || isIndifferent(final.healthcheck.value, to: plain.settings) else {
            return .failure(StartRefusal("start-needs-shell", "what it sets in front of the program would hold for the HEALTHCHECK, too"))
        }
        if let setting = plain.settings.first(where: { $0.name == "PATH" || $0.name.hasPrefix("LD_") }) {
            return .failure(StartRefusal("start-needs-shell", "it sets \(setting.name) in front of the program"))
        }
        return .success(plain)
    }

    /// Whether a HEALTHCHECK asks the same with these variables and in any folder: there is none, or it is a request that names none of them.
    private func isIndifferent(_ check: StartCommand?, to settings: [StartSetting]) -> Bool {
        guard let check else { return true }
        let program = check.isShellForm ? check.words.last?.split(separator: " ").first.map(String.init) : check.words.first
        guard program == "curl" || program == "wget" else { return false }
        return settings.allSatisfy { setting in !setting.name.lowercased().hasSuffix("proxy") && !check.words.contains { $0.contains(setting.name) } }
    }

    private func needsShell(_ start: StartCommand) -> Bool {
        !runtime.hasShell && start.range != nil && ShellStart.needsShell(start.words, isShellForm: start.isShellForm)
    }

    private func shellless(_ words: [String]) -> StartRefusal { StartRefusal("start-needs-shell", "it is more than one plain command") }

    /// Whether an entry point of the old image prepares something and then runs the command: it is gone with the permission to change the start.
    private func runsItInTheEnd(_ entry: StartCommand) -> Bool {
        guard let path = entry.words.first, let source else { return false }
        return catalog.entrypointWrapper(path, image: source.name) != nil
    }

    /// `nginx -g …` of an image whose ENTRYPOINT is that very program: what follows.
    private func behindEntrypoint(_ read: Result<PlainStart?, StartRefusal>, _ cmd: StartCommand) -> Result<PlainStart?, StartRefusal> {
        guard case .success(let known) = read, let entry = runtime.entrypoint, entry.count == 1, let program = entry[0].split(separator: "/").last else { return read }
        var plain = known ?? PlainStart()
        let words = plain.cmd ?? (cmd.isShellForm ? [] : cmd.words)
        guard words.first == String(program) else { return read }
        plain.cmd = Array(words.dropFirst())
        plain.isBehindEntrypoint = true
        return .success(plain)
    }

    /// Whether an entry point of the old image starts the command as it is.
    private func startsAsItIs(_ entry: StartCommand) -> Bool {
        guard let path = entry.words.first, let source else { return false }
        return catalog.entrypointWrapper(path, image: source.name)?.isTransparent == true
    }

    // MARK: one step after the other

    /// Where the way from one thing that starts another has led.
    private struct Followed {
        /// Why it ends before the program; `nil`: it does not.
        var refusal: StartRefusal?
    }

    /// Goes from what is started to what that starts in turn; `nil`: it was the program already.
    private func follow(_ line: inout StartLine) -> Followed? {
        var moved = false
        // Scripts that start each other would never end.
        for _ in 0..<8 {
            switch StartStepper(reader: self).step(line) {
            case .done: return moved ? Followed(refusal: nil) : nil
            case .refused(let refusal): return Followed(refusal: refusal)
            case .next(let next):
                line = next
                moved = true
                if line.words.isEmpty { return Followed(refusal: nil) }
            }
        }
        return Followed(refusal: StartRefusal("start-needs-shell", "too many scripts start each other"))
    }
}
