import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether a container of the stage starts as before, and what its users have to follow.
struct StartProof {
    let stage: StageComparison
    let policy: ProofPolicy

    init(_ stage: StageComparison, policy: ProofPolicy) {
        self.stage = stage
        self.policy = policy
    }

    func result() -> (findings: [ProofFinding], changes: [InterfaceChange]) {
        guard stage.isStarted else { return ([], []) }
        let changes = interfaceChanges()
        var findings = startFindings() + ProbeProof(stage, policy: policy).findings()
        if !policy.allowsInterfaceChange {
            for change in changes where change.needsPermission {
                let message = "the \(change.kind.title) would change from \(CommandText.short([change.before])) to \(CommandText.short([change.after])) for whoever runs the image"
                findings.append(stage.finding(.start, .failed, "interface-change", message, at: place))
            }
        }
        return (findings, changes)
    }

    private var place: SourceRange { stage.after.final.start.value?.range ?? stage.baseRange }

    // MARK: start command

    private func startFindings() -> [ProofFinding] {
        let before = stage.before.final
        let after = stage.after.final
        if case .unknown(let reason) = before.start { return [failed("start-unknown", "the start command is not known: \(reason)")] }
        if case .unknown(let reason) = after.start { return [failed("start-unknown", "the start command is not known: \(reason)")] }
        guard let command = after.start.value else {
            return before.start.value == nil ? [] : [failed("start-changed", "the start command of \(stage.before.image.title) would be lost")]
        }
        var findings: [ProofFinding] = []
        if !isSame(before, after), !startChangeIsReported {
            if let wrapper = wrapperAround(before, after) {
                findings.append(lostWrapper(wrapper, before))
            } else {
                let isFreed = isFreed(byEmptyEntrypoint: before, after) && isUnwrapped(before)
                let text = changedStart(before, after) + (isFreed ? "; say ENTRYPOINT [] to start the command by itself" : "")
                findings.append(failed("start-changed", text).kept(by: isFreed ? "ENTRYPOINT []" : nil))
            }
        }
        let plain = plain
        for setting in plain?.frozen ?? [] {
            findings.append(assumed("frozen-variable", "nobody starts containers with another \(setting.name) than \(setting.value), the value of ENV"))
        }
        for setting in plain?.settings ?? [] {
            let message = "\(setting.name) stood in front of the program and is set for all that runs in the container now, where `docker run -e` can change it"
            findings.append(stage.finding(.start, .proven, "set-for-all", message, at: place))
        }
        if let programs = plain?.programs {
            findings.append(stage.finding(.start, .proven, "set-for-all", "\(programs.text) stands in front of the PATH of all that runs in the container now, where uv put it for the program alone", at: place))
        }
        for reason in plain?.readByProgram ?? [] { findings.append(stage.finding(.start, .proven, "read-by-program", reason, at: place)) }
        findings += FirstProcess(stage).findings(command, at: place) + exposedPorts()
        if before.workdir.value != after.workdir.value, plain?.folder == nil, command.words.dropFirst().contains(where: { !$0.hasPrefix("/") && !$0.hasPrefix("-") }) || command.isShellForm {
            findings.append(failed("workdir-differs", changedFolder(before, after)).kept(by: before.workdir.value.flatMap(WorkingDirectory.instruction)))
        }
        // What the image itself says fits the image.
        if command.range != nil || after.cmd.value?.range != nil {
            for word in command.words {
                guard let found = stage.movedPath(in: word) else { continue }
                findings.append(failed("path-moved", "\(found.path): \(found.moved.reason)"))
            }
        }
        if let program = command.words.first, command.range != nil, stage.movedPath(in: program) != nil { return findings }
        return findings + programFindings(command)
    }

    /// What EXPOSE says of a port that the server of the old image listens on by default, and that of the new one does not.
    private func exposedPorts() -> [ProofFinding] {
        guard startChangeIsReported || startsServerOfImage, !stage.isAlone, !stage.after.image.ports.isEmpty, !keepsPorts else { return [] }
        let gone = Set(stage.before.image.ports).subtracting(stage.after.image.ports).map { $0.prefix { $0 != "/" } }
        let new = stage.after.image.ports.map { String($0.prefix { $0 != "/" }) }.joined(separator: ", ")
        return stage.steps.flatMap { step -> [ProofFinding] in
            guard case .expose(let words) = step.instruction.content else { return [] }
            return words.compactMap { word in
                guard let port = stage.result.expand(word, in: step.instruction, step.state)?.prefix(while: { $0 != "/" }), gone.contains(port) else { return nil }
                let message = "EXPOSE still says \(port); \(stage.after.image.title) listens on \(new) unless the file brings settings of its own"
                return stage.finding(.start, .proven, "exposed-port", message, at: word.range)
            }
        }
    }

    /// Whether containers start the same: the same words, or what the original's come to without a shell.
    private func isSame(_ before: StageState, _ after: StageState) -> Bool {
        guard let old = before.start.value?.words, let new = after.start.value?.words else { return false }
        if let plain, plain.isBehindEntrypoint {
            return after.entrypoint.value?.range == nil && new == (stage.definition?.entrypoint ?? []) + (plain.cmd ?? []) && isPrepared(after, plain)
        }
        if old == new { return true }
        guard let plain, before.entrypoint.value?.range != nil || before.entrypoint.value == nil else { return false }
        let words = (plain.entrypoint ?? before.entrypoint.value?.words ?? []) + (plain.cmd ?? before.cmd.value?.words ?? [])
        return words == new && isPrepared(after, plain)
    }

    /// What a split stage's start command comes to on the new base; `nil`: it is the same.
    private var plain: PlainStart? {
        guard stage.isSplit, case .plain(let plain)? = stage.startReader(policy: policy)?.read() else { return nil }
        return plain
    }

    /// Whether what stood in front of the program is said by instructions.
    private func isPrepared(_ after: StageState, _ plain: PlainStart) -> Bool {
        let environment = RuntimeVariables.values(of: stage.after, in: stage.result)
        if let programs = plain.programs, after.variables["PATH"].value?.split(separator: ":").first.map({ Place(absolute: String($0)) }) != programs { return false }
        return plain.settings.allSatisfy { environment[$0.name] == $0.value } && plain.folder.map { $0.text == after.workdir.value } ?? true
    }

    /// What containers would start.
    private func changedStart(_ before: StageState, _ after: StageState) -> String {
        let old = before.entrypoint.value
        let new = after.entrypoint.value
        guard isFreed(byEmptyEntrypoint: before, after) else {
            let was = before.start.value.map { "`\(CommandText.short($0.words))`" } ?? "nothing"
            return "containers would start `\(CommandText.short(after.start.value?.words ?? []))` instead of \(was)"
        }
        switch (old, new) {
        case (let old?, let new?): return "the command would become arguments of `\(CommandText.short(new.words))` instead of `\(CommandText.short(old.words))`"
        case (nil, let new?): return "the command would become arguments of `\(CommandText.short(new.words))`"
        case (let old?, nil): return "the command would start without `\(CommandText.short(old.words))` in front of it"
        case (nil, nil): return "the start command would be another"
        }
    }

    /// Whether nothing but the ENTRYPOINT of the image makes the difference, so that with an empty one the command runs by itself on both.
    private func isFreed(byEmptyEntrypoint before: StageState, _ after: StageState) -> Bool {
        let (old, new) = (before.entrypoint.value, after.entrypoint.value)
        let command = plain.map { $0.entrypoint == nil ? $0.cmd : nil } ?? before.cmd.value?.words
        return old?.words != new?.words && old?.range == nil && new?.range == nil && command == after.cmd.value?.words && after.cmd.value?.range != nil
    }

    /// Whether the old ENTRYPOINT did nothing for the command.
    private func isUnwrapped(_ before: StageState) -> Bool {
        guard let old = before.entrypoint.value else { return true }
        let wrapper = old.words.first.flatMap { path in stage.before.image.sourceImage.flatMap { stage.catalog.entrypointWrapper(path, image: $0.name) } }
        return wrapper?.isTransparent == true
    }

    private func changedFolder(_ before: StageState, _ after: StageState) -> String {
        guard let old = before.workdir.value else { return "the working directory of \(stage.before.image.title) is not known; say which WORKDIR is meant" }
        return "the working directory would be \(after.workdir.value ?? "one that is not known") instead of \(old); say WORKDIR \(old)"
    }

    /// A changed start of an inherited command stands among the interface changes and is judged there.
    private var startChangeIsReported: Bool {
        stage.after.final.entrypoint.value?.range == nil && stage.after.final.cmd.value?.range == nil
    }

    /// What is gone with the entry point of the source: nothing but the wrapping, unless the file asks for it.
    private func lostWrapper(_ wrapper: EntrypointWrapper, _ before: StageState) -> ProofFinding {
        let text = "`\(wrapper.path)` of \(stage.before.image.title) does not run in front of the command any more"
        guard let lost = wrapper.lost else { return stage.finding(.start, .proven, "entrypoint-gone", "\(text); it would only run it", at: place) }
        let asked = wrapper.asking.first { !before.variables[$0].isKnown || before.variables[$0].value?.isEmpty == false }
        guard let asked else { return stage.finding(.start, .proven, "entrypoint-gone", "\(text): \(lost)", at: place) }
        return failed("entrypoint-lost", "the file sets \(asked), which only `\(wrapper.path)` of \(stage.before.image.title) reads: \(lost)")
    }

    /// The entry point of the source if it only wraps the command, and the command is the same.
    private func wrapperAround(_ before: StageState, _ after: StageState) -> EntrypointWrapper? {
        guard let source = stage.before.image.sourceImage, let definition = stage.definition,
            let entry = before.entrypoint.value, entry.range == nil, let path = entry.words.first, entry.words.count == 1,
            let wrapper = stage.catalog.entrypointWrapper(path, image: source.name), wrapper.isTransparent,
            after.entrypoint.value?.words.isEmpty != false, let cmd = after.cmd.value, cmd.words == before.cmd.value?.words || plain.map({ $0.cmd == cmd.words && isPrepared(after, $0) }) == true, let first = cmd.words.first
        else { return nil }
        if first.hasPrefix("-") { return nil }
        if first.hasPrefix("/") || cmd.isShellForm { return wrapper }
        if case .present = stage.catalog.presence(ofCommand: first, in: definition) { return wrapper }
        if brought.tools.contains(first) { return wrapper }
        return wrapper.isAlwaysTransparent ? wrapper : nil
    }

    /// Whether the program is there.
    private func programFindings(_ command: StartCommand) -> [ProofFinding] {
        guard let definition = stage.definition, let program = command.words.first else { return [] }
        if command.isShellForm {
            return definition.hasShell ? shellPrograms(command, definition) : [failed("no-shell", "the start command needs a shell, and \(stage.after.image.title) has none")]
        }
        let name = program.split(separator: "/").last.map(String.init) ?? program
        if ShellStart.isShell(program) {
            if definition.hasShell, name == "sh" || definition.shells.contains(name) || definition.isBuildImage { return [] }
            return [failed("no-shell", "the start command needs \(program), which \(stage.after.image.title) does not have")]
        }
        let isInherited = command.range == nil || stage.after.final.entrypoint.value.map { $0.range == nil && $0.words.first == program } == true
        if isInherited { return [] }
        if CarriedPrograms(stage).bring(program) { return CarriedPrograms.started(by: command).map(programFindings) ?? [] }
        if program.contains("/") {
            // Without a shell before, it needs none; but what the file does not copy there came with the image.
            if !stage.isAlone, stage.before.image.hasShell.value == false {
                if CopiedPlaces(of: stage.index, in: stage.result).mayHold(program, in: stage.after.final.workdir.value) {
                    return LibraryProof(stage).loss(for: program).map { [failed("libraries-lost", $0)] } ?? []
                }
                return [failed("start-program-unknown", "\(program) comes with \(stage.before.image.title), and where \(stage.after.image.title) keeps it is not known")]
            }
            if program.hasPrefix("/"), !stage.keeps(program), !CopiedPlaces(of: stage.index, in: stage.result).mayHold(program, in: nil), !brought.somethingUnknown, !brought.contains(name),
                case .unknown = stage.catalog.presence(ofCommand: program, in: definition)
            {
                return [failed("start-program-unknown", "nothing in the file makes \(program), and where \(stage.after.image.title) keeps it is not known")]
            }
            if stage.isSplit, BuiltPrograms(stage).brings(path: program) { return [] }
            return compiledFindings(program) ?? ProgramFileProof(stage).findings(program, at: place)
        }
        switch stage.catalog.presence(ofCommand: name, in: definition) {
        case .present: return []
        case _ where BuiltPrograms(stage).isNamed(name): return []
        case _ where BuiltPrograms(stage).brings(name):
            return [stage.finding(.libraries, .assumed, "start-program", "\(name) is among the programs that the packages bring which pip installs", at: place)]
        case _ where stage.isSplit && CompiledPrograms(stage).makes(name): return compiledFindings(name) ?? []
        case _ where copiedProgram(name) != nil: return ProgramFileProof(stage).findings(copiedProgram(name) ?? name, at: place)
        case .unknown where isEntrypointOfImage(name, definition): return []
        case .unknown: return [assumed("start-program", "\(name) is taken to be installed by the file")]
        case .absent(let reason, let package):
            if fileBrings(name) { return [assumed("start-program", "\(name) is taken to be installed by the file")] }
            return [failed("start-program-missing", stage.lack(of: name, reason, package: package))]
        }
    }

    /// Of a program that a compiler made in another stage, what is to be said; `nil`: it is not known to be one.
    private func compiledFindings(_ program: String) -> [ProofFinding]? {
        let programs = CompiledPrograms(stage)
        guard let verdict = programs.verdict(on: program) else { return nil }
        var findings: [ProofFinding] =
            switch verdict {
            case .runs: []
            case .lacks(let why): [failed("libraries-lost", why)]
            case .assumes(let what): [stage.finding(.libraries, .assumed, "libraries", what, at: place)]
            }
        if stage.isSplit, let making = programs.making(of: program), !making.isNamed {
            let text = "\(making.source.lastName) is what `\(CommandText.short([making.compiler] + making.call.literalArguments))` calls its program: go.mod, which says so, is not at hand"
            findings.append(stage.finding(.libraries, .assumed, "start-program", text, at: place))
        }
        return findings
    }

    /// The image starts the program by itself, from a folder that is on its PATH.
    private func isEntrypointOfImage(_ name: String, _ definition: ImageDefinition) -> Bool {
        guard let path = definition.entrypoint?.first, let folders = definition.environment["PATH"]?.split(separator: ":") else { return false }
        return folders.contains { "\($0)/\(name)" == path }
    }

    /// The programs of a start command that is text for a shell.
    private func shellPrograms(_ command: StartCommand, _ definition: ImageDefinition) -> [ProofFinding] {
        guard let range = command.range else { return [] }
        if let file = rootsFile(range) { return [stage.finding(.writes, .failed, "start-writes", "the start command writes \(file), which root could and \(stage.after.final.user.value?.text ?? "the user") cannot", at: place)] }
        for program in stage.result.commands(inCommandAt: range) {
            guard let name = program.name, let path = program.program else { return [assumed("start-program", "a program of the start command is not literal")] }
            if program.isFunction || ShellBuiltins.contains(name) { continue }
            if stage.isSplit, path.contains("/") || !stage.catalog.presence(ofCommand: name, in: definition).isPresent, let findings = compiledFindings(path) {
                if findings.isEmpty { continue }
                return findings
            }
            if path.contains("/") {
                let findings = ProgramFileProof(stage).findings(path, at: place)
                if findings.isEmpty { continue }
                return findings
            }
            switch stage.catalog.presence(ofCommand: name, in: definition) {
            case .present: continue
            case .unknown: return [assumed("start-program", "\(name) is taken to be installed by the file")]
            case .absent(let reason, let package):
                return fileBrings(name)
                    ? [assumed("start-program", "\(name) is taken to be installed by the file")]
                    : [failed("start-program-missing", stage.lack(of: name, reason, package: package))]
            }
        }
        return []
    }

    /// A file that the text of the start command writes where only root may; `nil`: there is none.
    private func rootsFile(_ range: SourceRange) -> String? {
        guard stage.isSplit, stage.before.final.user.value?.isRoot != false, stage.after.final.user.value?.isRoot != true else { return nil }
        let folder = stage.after.final.workdir.value.map { Place(absolute: $0) }
        let words = stage.result.commands(inCommandAt: range).flatMap { command -> [CommandWord] in
            command.outputs + (command.name == "tee" ? command.arguments.filter { $0.value?.hasPrefix("-") != true } : [])
        }
        for case let file? in words.map(\.value) {
            guard let place = Place(file, in: folder), !["/tmp", "/var/tmp", "/dev", "/proc"].contains(where: { Place(absolute: $0).contains(place) }), !isGiven(place) else { continue }
            return file
        }
        return nil
    }

    /// Whether the final stage copies a folder around the place for another owner than root.
    private func isGiven(_ place: Place) -> Bool {
        stage.steps.contains { step in
            guard case .copy(let copy) = step.instruction.content, copy.chown != nil else { return false }
            return Place(copy.destination.text, in: step.state.workdir.value.map { Place(absolute: $0) })?.contains(place) == true
        }
    }

    /// The path of a file of the build context that the program's name leads to.
    private func copiedProgram(_ name: String) -> String? {
        guard stage.isSplit, let path = stage.after.final.variables["PATH"].value else { return nil }
        return path.split(separator: ":").lazy.map { Place(absolute: String($0)).appending(name) }.first { stage.contents($0) != nil }?.text
    }

    private func fileBrings(_ name: String) -> Bool { brought.contains(name) }

    private var brought: InstalledCommands {
        stage.history.installed(behind: stage.index)
    }

    // MARK: interface

    private func interfaceChanges() -> [InterfaceChange] {
        let before = stage.before
        let after = stage.after
        var changes: [InterfaceChange] = []
        func add(_ kind: InterfaceChange.Kind, _ old: String?, _ new: String?) {
            guard old != new else { return }
            changes.append(InterfaceChange(kind: kind, stage: stage.index, before: old ?? "none", after: new ?? "none"))
        }
        let startIsInherited = startChangeIsReported || (after.final.entrypoint.value?.range == nil && before.final.entrypoint.value?.range == nil && !before.image.ports.isEmpty)
        if startIsInherited, !isSameShell(before.final.start.value, after.final.start.value), !isSameServer(before.final.start.value, after.final.start.value) {
            add(.start, before.final.start.value?.words.joined(separator: " "), after.final.start.value?.words.joined(separator: " "))
        }
        if startIsInherited || startsServerOfImage, !after.image.ports.isEmpty, !keepsPorts {
            add(.port, joined(before.image.ports), joined(after.image.ports))
        }
        let volumes = before.image.volumes.filter { !isCacheOfBuilder($0) }
        if !volumes.isEmpty { add(.volume, joined(volumes), joined(after.image.volumes)) }
        if let old = before.final.user.value, let new = after.final.user.value { add(.user, described(old), described(new)) }
        if let old = before.final.workdir.value, let new = after.final.workdir.value { add(.workdir, old, new) }
        if before.image.hasShell.value == true, after.image.hasShell.value == false { add(.shell, "sh", nil) }
        if let check = before.final.healthcheck.value, after.final.healthcheck.value == nil { add(.healthcheck, check.words.joined(separator: " "), nil) }
        for setting in plain?.frozen ?? [] { add(.variable, "$\(setting.name)", setting.value) }
        // Where no program starts by itself, people come in by a shell and install what they need.
        let isBare = after.final.start.value.map { $0.words.count == 1 && ShellStart.needsShell($0.words, isShellForm: $0.isShellForm) } == true
        if isBare, let manager = before.image.packageManagers.value?.first, after.image.packageManagers.value == [] { add(.packageManager, manager, nil) }
        if let old = before.image.sourceImage?.stopSignal, old != stage.definition?.stopSignal { add(.stopSignal, old, stage.definition?.stopSignal) }
        return changes
    }

    /// The file's own start command starts the program that the image is there for, which listens where the image's settings say.
    private var startsServerOfImage: Bool {
        guard let definition = stage.definition, let program = stage.after.final.start.value?.words.first?.split(separator: "/").last else { return false }
        return (definition.entrypoint ?? definition.cmd)?.first?.split(separator: "/").last == program
    }

    /// Whether settings that the file brings say the ports, on which the program then listens as before.
    private var keepsPorts: Bool {
        guard !stage.isAlone else { return false }
        let use = ServerReader(stage).read()
        let before = stage.before.image.ports.compactMap { Int($0.prefix { $0 != "/" }) }
        return use.hasOwnSettings && (use.knowsAllPorts || before.allSatisfy { port in use.ports.contains { $0.number == port } })
    }

    /// A volume for what the build fetches, of an image that no container is made of any more.
    private func isCacheOfBuilder(_ volume: String) -> Bool {
        guard stage.isSplit, let source = stage.before.image.sourceImage, let definition = stage.definition, definition.image != source.name else { return false }
        return ["gradle": ".gradle", "maven": ".m2"][source.name] == Place(absolute: volume).lastName
    }

    /// `bash` and `/bin/bash`: the shell that an image without a program starts.
    private func isSameShell(_ before: StartCommand?, _ after: StartCommand?) -> Bool {
        guard let before, let after, before.words.count == 1, after.words.count == 1 else { return false }
        return before.words[0].split(separator: "/").last == after.words[0].split(separator: "/").last
    }

    /// `docker-php-entrypoint php-fpm` and `/opt/php-8.4/sbin/php-fpm`.
    private func isSameServer(_ before: StartCommand?, _ after: StartCommand?) -> Bool {
        guard stage.isSplit, stage.definition?.image == "php", let before, let after, let source = stage.before.image.sourceImage else { return false }
        var words = before.words[...]
        if let first = words.first, stage.catalog.entrypointWrapper(first, image: source.name)?.isTransparent == true { words = words.dropFirst() }
        return words.first?.split(separator: "/").last == after.words.first?.split(separator: "/").last && words.dropFirst().elementsEqual(after.words.dropFirst())
    }

    private func joined(_ values: [String]) -> String? { values.isEmpty ? nil : values.sorted().joined(separator: ", ") }

    private func described(_ user: UserIdentity) -> String { user.uid.map { user.name == nil ? "\($0)" : "\(user.text) (\($0))" } ?? user.text }

    private func failed(_ reason: String, _ message: String) -> ProofFinding { stage.finding(.start, .failed, reason, message, at: place) }
    private func assumed(_ reason: String, _ message: String) -> ProofFinding { stage.finding(.start, .assumed, reason, message, at: place) }
}
