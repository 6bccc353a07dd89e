import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether folders that only the new base brings along get in the way of instructions that make them.
///
/// WORKDIR makes a folder for the user in effect and COPY for whom it names, and neither changes whose one is that exists. `mkdir` fails there, and
/// `cp`, `mv` and `ln` put into it what was to become it.
struct ImageFolderProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition else { return [] }
        if stage.isAlone { return definition.paths.filter { $0.type == "directory" && Self.isClosed($0.mode) }.compactMap { unwritable(Place(absolute: $0.path), owner: $0.uid) } }
        guard let source = stage.before.image.sourceImage else { return [] }
        return definition.paths.filter { $0.type == "directory" }.compactMap { path in
            let folder = Place(absolute: path.path)
            if folder.isRoot || RuntimePlaces.isSystem(folder) || Self.common.contains(folder.path) { return nil }
            let known = [source.workdir] + source.volumes + source.environment.values.flatMap { $0.split(separator: ":").map(String.init) }
            if known.contains(where: { $0.hasPrefix("/") && folder.contains(Place(absolute: $0)) }) { return nil }
            return finding(folder, owner: path.uid)
        }
    }

    /// Whether a mode keeps others than the owner from writing.
    private static func isClosed(_ mode: String?) -> Bool { mode?.last?.wholeNumberValue.map { $0 & 2 == 0 } ?? true }

    /// Without an original: that a command of another user is known to write straight into the folder.
    private func unwritable(_ folder: Place, owner: Int) -> ProofFinding? {
        for effect in stage.effects(of: stage.index).files where effect.kind == .filled && effect.place == folder {
            guard case .command(let name) = effect.origin, let user = stage.after.states[effect.instruction - stage.after.instructions.lowerBound].user.value,
                user.isRoot == false, user.uid.map({ $0 != owner }) ?? user.isFree, removal(of: folder, inFrontOf: effect.instruction) == nil, !isGiven(folder)
            else { continue }
            let text = "\(name) writes into \(folder.text), which comes with \(stage.after.image.title) and is not \(user.text)'s; give it to them first, or use another folder"
            return stage.finding(.build, .failed, "folder-of-image", text, at: effect.range)
        }
        return nil
    }

    /// What every system has.
    private static let common: Set<String> = ["/home", "/opt", "/srv", "/mnt", "/media", "/tmp", "/run", "/usr", "/usr/local", "/var", "/var/cache", "/var/log", "/var/tmp", "/var/opt"]

    /// What of a folder would not come out as in the original.
    private enum Difference {
        /// Who would own it, as written; `nil`: it is not known.
        case owner(String?)
        /// In words, behind "… comes with the image, and ".
        case content(String)
    }

    private func finding(_ folder: Place, owner: Int) -> ProofFinding? {
        guard let (maker, difference) = made(folder, owner: owner) else { return nil }
        let index = place(of: maker)
        let title = stage.after.image.title
        let at = index.map { stage.result.tree.instructions[$0].keywordRange } ?? stage.baseRange
        if let index, let removal = removal(of: folder, inFrontOf: index) {
            // What runs in a folder that is not there makes it, as root's.
            guard let run = all.first(where: { $0.index > removal && $0.index <= index && isRunIn(folder, $0.instruction, $0.state) }) else { return nil }
            let text = "\(folder.text) is made again by what runs in it, as it is the working directory of \(title)"
            return stage.finding(.build, .failed, "folder-of-image", text, at: run.instruction.keywordRange).kept(by: stage.before.image.workdir.value.flatMap(WorkingDirectory.instruction))
        }
        switch difference {
        case .content(let what):
            guard index != nil else { return nil }
            return stage.finding(.build, .failed, "folder-exists", "\(folder.text) comes with \(title), and \(what)", at: at).kept(by: removal(folder))
        case .owner(let user):
            guard isNeeded(behind: index), !isGiven(folder) else { return nil }
            let text = "\(folder.text) comes with \(title) and is not \(user.map { "\($0)'s" } ?? "theirs") there, for whom this makes it in the original; give it to them first, or use another folder"
            let isThere = user.map { Int($0) != nil || stage.after.image.accounts[$0] != nil } ?? false
            return stage.finding(.build, .failed, "folder-of-image", text, at: at).kept(by: isThere ? line("chown \(user ?? "") \(folder.text)", folder) : removal(folder))
        }
    }

    // MARK: the original

    /// The instruction of the original stage that makes the folder first, if it comes out otherwise where the folder is there.
    private func made(_ folder: Place, owner: Int) -> (instruction: Int, Difference)? {
        for member in stage.original.chain(of: stage.before.index).reversed() {
            let effects = member == stage.before.index ? stage.effectsBefore : stage.knownBefore.effects(of: member)
            guard let first = effects.files.first(where: { folder.contains($0.place) && [.made, .filled, .folder].contains($0.kind) }) else { continue }
            // It is told of the stage below, once.
            guard member == stage.before.index, let difference = difference(first, folder, owner: owner) else { return nil }
            return (first.instruction, difference)
        }
        return nil
    }

    private func difference(_ effect: FileEffect, _ folder: Place, owner: Int) -> Difference? {
        switch effect.origin {
        case .workdir:
            let user = stage.before.states[effect.instruction - stage.before.instructions.lowerBound].user.value
            return user?.uid == owner || user?.isRoot == true ? nil : .owner(user.map { String($0.text.prefix { $0 != ":" }) })
        case .copy(_, let sources):
            guard case .copy(let copy) = content(effect), copy.from == nil || copy.chown != nil else { return nil }
            if let user = copy.chown?.value.map({ String($0.prefix { $0 != ":" }) }), !["", "0", "root", "\(owner)"].contains(user) { return .owner(user.contains("$") ? nil : user) }
            let isFile = sources.count == 1 && copy.from == nil && !copy.destination.text.hasSuffix("/") && stage.context?.entry(at: String(Place(absolute: "/" + sources[0]).path.dropFirst())) == .file
            return isFile && effect.place == folder ? .content("the file \(sources[0]) would be put into it") : nil
        case .command(let name):
            if StageEffects.accountPrograms.contains(name) { return .content("\(name) makes no home that is there already") }
            guard effect.place == folder else { return nil }
            switch name {
            case "mkdir":
                guard let command = stage.original.commands(in: effect.instruction).first(where: { $0.range == effect.range }), !command.mayFail else { return nil }
                let words = command.literalArguments
                let short = words.filter { $0.hasPrefix("-") && !$0.hasPrefix("--") }
                if words.contains(where: { $0.hasPrefix("--mode") }) || short.contains(where: { $0.contains("m") }) { return .content("mkdir does not change the mode of a folder that is there") }
                return words.contains("--parents") || short.contains { $0.contains("p") } ? nil : .content("mkdir fails where it is there already")
            case "cp":
                let words = stage.original.commands(in: effect.instruction).first { $0.range == effect.range }?.literalArguments.filter { !$0.hasPrefix("-") } ?? []
                let isContent = words.count > 1 && words.dropLast().allSatisfy { $0 == "." || $0.hasSuffix("/.") }
                return isContent || words.count > 2 ? nil : .content("cp would put into it what is to become it")
            case "mv", "ln": return .content("\(name) would put into it what is to become it")
            default: return effect.kind == .made ? .content("\(name) would not write a file in its place") : nil
            }
        }
    }

    private func content(_ effect: FileEffect) -> InstructionContent? {
        switch stage.original.tree.instructions[effect.instruction].content {
        case .copy(let copy), .add(let copy): .copy(copy)
        default: nil
        }
    }

    // MARK: the result

    /// The instruction of the rewritten stage that the one of the original became; `nil`: it is not in this stage.
    private func place(of instruction: Int) -> Int? {
        let offset = instruction - stage.before.instructions.lowerBound
        return stage.origins.firstIndex { $0 == offset }.map { stage.after.instructions.lowerBound + $0 }
    }

    /// Whether somebody who is not root builds in it, or containers are started as such a user.
    private func isNeeded(behind index: Int?) -> Bool {
        let builds = stage.steps.contains { step in
            guard case .run = step.instruction.content, index.map({ step.index > $0 }) ?? true else { return false }
            return step.state.user.value?.isRoot != true
        }
        return builds || stage.isStarted && stage.after.final.user.value?.isRoot != true || !stage.isSplit && !stage.isSplitBuilder && stage.result.family(of: stage.index).count > 1
    }

    /// The last instruction in front of another that removes the folder.
    private func removal(of folder: Place, inFrontOf index: Int) -> Int? {
        stage.result.chain(of: stage.index).flatMap { stage.effects(of: $0).files }.filter { $0.kind == .removed && $0.place == folder && $0.instruction < index }.map(\.instruction).max()
    }

    /// The instructions of the rewritten stage and those it stands on, with the state in front of each.
    private var all: [(index: Int, instruction: Instruction, state: StageState)] {
        stage.result.chain(of: stage.index).reversed().flatMap { member in
            zip(stage.result.stages[member].instructions, stage.result.stages[member].states).map { ($0, stage.result.tree.instructions[$0], $1) }
        }
    }

    private func isRunIn(_ folder: Place, _ instruction: Instruction, _ state: StageState) -> Bool {
        guard case .run = instruction.content else { return false }
        return state.workdir.value.map { folder.contains(Place(absolute: $0)) } ?? true
    }

    /// Whether a command gives it to somebody, or it is copied from around it with an owner.
    private func isGiven(_ folder: Place) -> Bool {
        let firstUse =
            stage.steps.first { step in
                guard case .run = step.instruction.content else { return false }
                return step.state.user.value?.isRoot != true
            }?.index ?? Int.max
        let isChanged = stage.result.chain(of: stage.index).contains { member in
            stage.effects(of: member).files.contains { $0.kind == .changed && $0.origin == .command("chown") && $0.place == folder && $0.instruction < firstUse }
        }
        return isChanged
            || stage.steps.contains { step in
                guard case .copy(let copy) = step.instruction.content, let from = copy.from?.value, let owner = copy.chown?.value, !["0", "root"].contains(owner.prefix { $0 != ":" }),
                    copy.destination.text == "/", let maker = stage.result.stages.first(where: { $0.name == from.lowercased() })
                else { return false }
                return copy.sources.contains { source in
                    let outer = Place(absolute: source.text)
                    return stage.effects(of: maker.index).files.contains { $0.kind == .folder && $0.place.path == outer.path + folder.path }
                }
            }
    }

    // MARK: what mends it

    private func removal(_ folder: Place) -> String? { line("rmdir \(folder.text)", folder) }

    /// A RUN right behind FROM, where the image is root's and has a shell.
    private func line(_ command: String, _ folder: Place) -> String? {
        guard let definition = stage.definition, definition.uid == 0, definition.hasShell, WorkingDirectory.instruction(folder.text) != nil else { return nil }
        return "RUN \(command)"
    }
}
