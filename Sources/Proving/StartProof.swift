import BuildEffects
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
                findings.append(failed("start-changed", changedStart(before, after)))
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
        for reason in plain?.readByProgram ?? [] { findings.append(stage.finding(.start, .proven, "read-by-program", reason, at: place)) }
        findings += FirstProcess(stage).findings(command, at: place)
        if before.workdir.value != after.workdir.value, plain?.folder == nil, command.words.dropFirst().contains(where: { !$0.hasPrefix("/") && !$0.hasPrefix("-") }) || command.isShellForm {
            findings.append(failed("workdir-differs", changedFolder(before, after)))
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

    /// Whether containers start the same: the same words, or what the original's come to without a shell.
    private func isSame(_ before: StageState, _ after: StageState) -> Bool {
        guard let old = before.start.value?.words, let new = after.start.value?.words else { return false }
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
        return plain.settings.allSatisfy { environment[$0.name] == $0.value } && plain.folder.map { $0.text == after.workdir.value } ?? true
    }

    /// What containers would start, and how to keep what they start now.
    private func changedStart(_ before: StageState, _ after: StageState) -> String {
        let old = before.entrypoint.value
        let new = after.entrypoint.value
        guard old?.words != new?.words, old?.range == nil, new?.range == nil, before.cmd.value?.words == after.cmd.value?.words, after.cmd.value?.range != nil else {
            let was = before.start.value.map { "`\(CommandText.short($0.words))`" } ?? "nothing"
            return "containers would start `\(CommandText.short(after.start.value?.words ?? []))` instead of \(was)"
        }
        // With an ENTRYPOINT of nothing the command runs by itself on both; what the old one did for it is gone, if it did anything.
        let wrapper = old?.words.first.flatMap { path in stage.before.image.sourceImage.flatMap { stage.catalog.entrypointWrapper(path, image: $0.name) } }
        let advice = old == nil || wrapper?.isTransparent == true ? "; say ENTRYPOINT [] to start the command by itself" : ""
        switch (old, new) {
        case (let old?, let new?): return "the command would become arguments of `\(CommandText.short(new.words))` instead of `\(CommandText.short(old.words))`\(advice)"
        case (nil, let new?): return "the command would become arguments of `\(CommandText.short(new.words))`\(advice)"
        case (let old?, nil): return "the command would start without `\(CommandText.short(old.words))` in front of it\(advice)"
        case (nil, nil): return "the start command would be another"
        }
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
            after.entrypoint.value == nil, let cmd = after.cmd.value, cmd.words == before.cmd.value?.words || plain.map({ $0.cmd == cmd.words && isPrepared(after, $0) }) == true, let first = cmd.words.first
        else { return nil }
        if first.hasPrefix("-") { return nil }
        if first.hasPrefix("/") || cmd.isShellForm { return wrapper }
        if case .present = stage.catalog.presence(ofCommand: first, in: definition) { return wrapper }
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
            switch CompiledPrograms(stage).verdict(on: program) {
            case .runs: return []
            case .lacks(let why): return [failed("libraries-lost", why)]
            case .assumes(let what): return [stage.finding(.libraries, .assumed, "libraries", what, at: place)]
            case nil: return ProgramFileProof(stage).findings(program, at: place)
            }
        }
        switch stage.catalog.presence(ofCommand: name, in: definition) {
        case .present: return []
        case _ where BuiltPrograms(stage).brings(name): return []
        case _ where copiedProgram(name) != nil: return ProgramFileProof(stage).findings(copiedProgram(name) ?? name, at: place)
        case .unknown: return [assumed("start-program", "\(name) is taken to be installed by the file")]
        case .absent(let reason, let package):
            if fileBrings(name) { return [assumed("start-program", "\(name) is taken to be installed by the file")] }
            return [failed("start-program-missing", stage.lack(of: name, reason, package: package))]
        }
    }

    /// The programs of a start command that is text for a shell.
    private func shellPrograms(_ command: StartCommand, _ definition: ImageDefinition) -> [ProofFinding] {
        guard let range = command.range else { return [] }
        for program in stage.result.commands(inCommandAt: range) {
            guard let name = program.name, let path = program.program else { return [assumed("start-program", "a program of the start command is not literal")] }
            if program.isFunction || ShellBuiltins.contains(name) { continue }
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

    /// The path of a file of the build context that the program's name leads to.
    private func copiedProgram(_ name: String) -> String? {
        guard stage.isSplit, let path = stage.after.final.variables["PATH"].value else { return nil }
        return path.split(separator: ":").lazy.map { Place(absolute: String($0)).appending(name) }.first { stage.contents($0) != nil }?.text
    }

    private func fileBrings(_ name: String) -> Bool { brought.contains(name) }

    private var brought: InstalledCommands { stage.history.installed(behind: stage.index)
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
        if startIsInherited, !isSameShell(before.final.start.value, after.final.start.value) {
            add(.start, before.final.start.value?.words.joined(separator: " "), after.final.start.value?.words.joined(separator: " "))
        }
        if startIsInherited, !after.image.ports.isEmpty || !before.image.ports.isEmpty, !after.image.ports.isEmpty {
            add(.port, joined(before.image.ports), joined(after.image.ports))
        }
        if !before.image.volumes.isEmpty { add(.volume, joined(before.image.volumes), joined(after.image.volumes)) }
        if let old = before.final.user.value, let new = after.final.user.value { add(.user, described(old), described(new)) }
        if startIsInherited { add(.workdir, before.final.workdir.value, after.final.workdir.value) }
        if before.image.hasShell.value == true, after.image.hasShell.value == false { add(.shell, "sh", nil) }
        // Where no program starts by itself, people come in by a shell and install what they need.
        let isBare = after.final.start.value.map { $0.words.count == 1 && ShellStart.needsShell($0.words, isShellForm: $0.isShellForm) } == true
        if isBare, let manager = before.image.packageManagers.value?.first, after.image.packageManagers.value == [] { add(.packageManager, manager, nil) }
        if let old = before.image.sourceImage?.stopSignal, old != stage.definition?.stopSignal { add(.stopSignal, old, stage.definition?.stopSignal) }
        return changes
    }

    /// `bash` and `/bin/bash`: the shell that an image without a program starts.
    private func isSameShell(_ before: StartCommand?, _ after: StartCommand?) -> Bool {
        guard let before, let after, before.words.count == 1, after.words.count == 1 else { return false }
        return before.words[0].split(separator: "/").last == after.words[0].split(separator: "/").last
    }

    private func joined(_ values: [String]) -> String? { values.isEmpty ? nil : values.sorted().joined(separator: ", ") }

    private func described(_ user: UserIdentity) -> String { user.uid.map { user.name == nil ? "\($0)" : "\(user.text) (\($0))" } ?? user.text }

    private func failed(_ reason: String, _ message: String) -> ProofFinding { stage.finding(.start, .failed, reason, message, at: place) }
    private func assumed(_ reason: String, _ message: String) -> ProofFinding { stage.finding(.start, .assumed, reason, message, at: place) }
}
