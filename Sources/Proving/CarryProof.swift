import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether a split stage has everything that the original made and containers may need.
///
/// Read from the two files alone: every place that the original writes has to come into the final stage, by a copy from the
/// stage that builds it or by the same copy from outside.
struct CarryProof {
    let stage: StageComparison
    /// The stage that builds; `nil`: there is none.
    let builder: Int?
    /// Virtual environments that the build makes.
    private let environments: [Place]

    init(stage: StageComparison, builder: Int?) {
        self.stage = stage
        self.builder = builder
        environments = builder.map(stage.environments) ?? []
    }

    func findings() -> [ProofFinding] {
        let before = stage.effectsBefore
        let after = stage.effects(of: stage.index)
        let built = builder.map(stage.effects)
        var findings: [ProofFinding] = []
        let leavesSources = leavesSources
        let afterByPlace = Dictionary(grouping: after.files.filter { $0.kind != .folder }, by: \.place)
        let sources = GoSources(before, context: stage.context)
        let removed = stage.definition.map { RemovedFiles(before, runtime: $0) }
        let certificates = stage.definition.map { StandardCertificates(before, runtime: $0) }
        for unknown in before.unknown where isBuilt(unknown.instruction) {
            findings.append(stage.finding(.copy, .failed, "effects-unknown", unknown.reason, at: stage.baseRange))
        }
        for effect in before.files where effect.origin != .workdir {
            // What is taken away of the image is asked by RemovalProof.
            if removed?.isJudged(effect) == true || leavesSources && sources.isAll(of: effect) || certificates?.areRenewed(by: effect) == true { continue }
            let covering = effect.place.chain.flatMap { afterByPlace[$0] ?? [] }
            if let missing = missing(effect, before, after, covering, built) { findings.append(stage.finding(.copy, .failed, "place-missing", missing, at: stage.baseRange)) }
        }
        findings += copiesFromBuilder(built)
        findings += unpackedArchives(before)
        findings += projectWrites()
        return findings
    }

    /// Whether containers start a program that Go has made, where nothing can compile its sources again.
    private var leavesSources: Bool {
        guard builder != nil, let definition = stage.definition, !stage.catalog.presence(ofCommand: "go", in: definition).isPresent, let start = stage.after.final.start.value,
            !start.isShellForm, let program = start.words.first
        else { return false }
        return CompiledPrograms(stage).makes(program)
    }

    private func isBuilt(_ instruction: Int) -> Bool {
        if case .run = stage.original.tree.instructions[instruction].content { true } else { false }
    }

    /// What of the original the final stage does not have; `nil`: it has it.
    private func missing(_ effect: FileEffect, _ before: StageEffects, _ after: StageEffects, _ covering: [FileEffect], _ built: StageEffects?) -> String? {
        if effect.kind == .removed || before.isGone(effect) || RuntimePlaces.areForBuilding(effect.place) && !RuntimePlaces.isPrepared(effect, before) { return nil }
        let isOwnerOnly = effect.kind == .changed && (effect.origin == .command("chown") || effect.origin == .command("chgrp"))
        if stage.definition?.image == "node", NodeTools.areBrought(by: effect, before) { return nil }
        if effect.place.isSymbolic || LanguageFolders.isUserSite(effect) && !covering.contains(where: isFromBuilder) { return isBroughtByEnvironment(effect, after, built) ? nil : "\(describe(effect)) is not in the final stage" }
        switch effect.origin {
        case .copy(let from, let sources):
            // The same copy again, or the result from the build.
            if let same = covering.first(where: { $0.origin == .copy(from: from, sources: sources) && $0.place == effect.place }) {
                return isOverCarried(same, after) || isOverChanged(same, effect, before, after) ? "line \(stage.original.tree.instructions[effect.instruction].firstLine) may copy over what was built of it" : nil
            }
            if covering.contains(where: isFromBuilder), built?.files.contains(where: { $0.origin == effect.origin && $0.place == effect.place }) == true { return nil }
            if before.packages.contains(where: { $0.lists.contains(effect.place) }) || builder != nil && BuildTool.isCopied(by: effect, start: stage.before.final, in: stage.original) { return nil }
        case .command(let program):
            if StageEffects.accountPrograms.contains(program) { return nil }
            if covering.contains(where: isFromBuilder) { return nil }
            if isOwnerOnly { return nil }
            if effect.kind == .changed, !before.files.contains(where: { $0.kind != .changed && $0.place.overlaps(effect.place) }) { return nil }
            if effect.kind == .changed, isModeOfCopy(effect, covering, before) { return nil }
            // A folder in which something comes to stand, or that the working directory makes.
            if effect.kind == .folder, after.files.contains(where: { effect.place.contains($0.place) }) || isPrepared(effect.place, covering, built) { return nil }
        case .workdir: return nil
        }
        return "\(describe(effect)) is not in the final stage"
    }

    /// Whether the repeated copy of a whole root may bring older files where the result of the build was put.
    private func isOverCarried(_ copy: FileEffect, _ after: StageEffects) -> Bool {
        guard copy.place.isRoot else { return false }
        let carried = after.files.filter { $0.instruction < copy.instruction && isFromBuilder($0) && !$0.place.isRoot }
        guard !carried.isEmpty else { return false }
        guard let context = stage.context else { return true }
        let files = ContextFiles(after, context)
        return carried.contains { files.mayBring(copy, to: $0.place) }
    }

    /// Whether the repeated copy brings back what commands of the original have changed behind it, and what was built of it was put there in front.
    private func isOverChanged(_ copy: FileEffect, _ original: FileEffect, _ before: StageEffects, _ after: StageEffects) -> Bool {
        guard !copy.place.isRoot else { return false }
        let carried = after.files.filter { $0.instruction < copy.instruction && isFromBuilder($0) && ($0.place == copy.place || copy.kind == .filled && copy.place.contains($0.place)) }
        return carried.contains { carried in
            before.files.contains { change in
                // Owners are asked for by themselves (`GivenPlaceProof`).
                guard case .command(let program) = change.origin, change.kind != .changed || program != "chown" && program != "chgrp", change.instruction > original.instruction, change.place.overlaps(carried.place), change.place.overlaps(copy.place) else { return false }
                guard copy.kind == .filled, let context = stage.context else { return true }
                return ContextFiles(after, context).mayBring(copy, to: carried.place)
            }
        }
    }

    /// Whether the copy that brings the file gives it the mode that a command gave it.
    private func isModeOfCopy(_ effect: FileEffect, _ covering: [FileEffect], _ before: StageEffects) -> Bool {
        guard effect.origin == .command("chmod"), let command = stage.original.commands(in: effect.instruction).first(where: { $0.range == effect.range }),
            let flag = ModeFlag.flags(for: command, in: effect.instruction, of: stage.before, stage.original, before, context: stage.context)?.first(where: { $0.place == effect.place })
        else { return false }
        return covering.contains { copy in
            guard copy.place == effect.place else { return false }
            switch stage.result.tree.instructions[copy.instruction].content {
            case .copy(let content), .add(let content): return content.chmod?.value == flag.value
            default: return false
            }
        }
    }

    private func describe(_ effect: FileEffect) -> String {
        let line = stage.original.tree.instructions[effect.instruction].firstLine
        switch effect.origin {
        case .command(let name): return "what \(name) in line \(line) puts into \(effect.place.text)"
        default: return "what line \(line) copies to \(effect.place.text)"
        }
    }

    private func isFromBuilder(_ effect: FileEffect) -> Bool {
        guard case .copy(let from?, let sources) = effect.origin, let builder else { return false }
        let name = stage.result.stages[builder].name
        return from.lowercased() == name && sources == [effect.place.text]
    }

    /// Whether the build stage makes the folder elsewhere, for a copy that brings it to its place.
    private func isPrepared(_ folder: Place, _ covering: [FileEffect], _ built: StageEffects?) -> Bool {
        covering.contains { copy in
            guard case .copy(let from?, let sources) = copy.origin, let builder, from.lowercased() == stage.result.stages[builder].name, sources.count == 1 else { return false }
            let prepared = Place(absolute: sources[0]).appending(String(folder.path.dropFirst(copy.place.path.count).drop { $0 == "/" }))
            return built?.files.contains { $0.kind == .folder && $0.place == prepared } == true
        }
    }

    /// Packages of Python: the virtual environment that the build made, at the same place.
    private func isBroughtByEnvironment(_ effect: FileEffect, _ after: StageEffects, _ built: StageEffects?) -> Bool {
        guard effect.place.text == "@python" || LanguageFolders.isUserSite(effect) else { return false }
        return environments.contains { environment in after.files.contains { isFromBuilder($0) && $0.place == environment } }
    }

    /// Programs of the project that are run by the build write where its settings say, which nobody reads here.
    private func projectWrites() -> [ProofFinding] {
        var seen: Set<String> = []
        return stage.before.instructions.flatMap { stage.original.commands(in: $0) }.flatMap { command -> [ProofFinding] in
            guard case .described(let invocation) = command.reading(by: stage.catalog) else { return [] }
            let name = ([command.name ?? ""] + invocation.subcommands.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }).suffix(2).joined(separator: " ")
            return invocation.effects(on: nil).filter { ($0.kind == .fills || $0.kind == .writes) && !$0.detail.isEmpty && seen.insert(name).inserted }.map { effect in
                stage.finding(.writes, .assumed, "unseen-writes", "`\(name)` \(effect.detail)", at: stage.baseRange)
            }
        }
    }

    /// Application servers unpack archives beside them when they start.
    private func unpackedArchives(_ before: StageEffects) -> [ProofFinding] {
        let makers = stage.result.uses.filter { $0.stage == stage.index && $0.kind == .copy }.compactMap { use -> Int? in if case .stage(let maker) = use.target { maker } else { nil } }
        let all = [before] + makers.filter { $0 != builder }.map(stage.effects)
        let folders: Set<String> = ["webapps", "deployments", "autodeploy", "dropins"]
        let archive = all.flatMap(\.files).first { effect in
            ["war", "ear"].contains { effect.place.path.hasSuffix("." + $0) } && folders.contains(effect.place.parent.lastName)
        }
        guard let archive, stage.before.final.user.value?.isRoot != false else { return [] }
        return [stage.finding(.writes, .failed, "archive-unpacked", "an application server unpacks \(archive.place.text) when it starts, into a folder that \(stage.after.final.user.value?.text ?? "its user") cannot write", at: stage.baseRange)]
    }

    /// What the final stage takes must have been made where it is taken from.
    private func copiesFromBuilder(_ built: StageEffects?) -> [ProofFinding] {
        guard let built else { return [] }
        let isTaken = stage.result.uses.contains { use in use.stage == stage.index && use.target == builder.map(ImageUse.Target.stage) }
        if !isTaken { return [stage.finding(.copy, .failed, "nothing-taken", "nothing is taken from the build stage, so that it would not be built", at: stage.baseRange)] }
        return stage.steps.compactMap { step -> ProofFinding? in
            guard case .copy(let copy) = step.instruction.content, let from = copy.from?.value, let builder, from.lowercased() == stage.result.stages[builder].name else { return nil }
            for source in copy.sources {
                let place = Place(absolute: source.text)
                if built.files.contains(where: { $0.place.overlaps(place) && $0.kind != .removed && $0.kind != .changed }) { continue }
                let base = stage.result.stages[builder].image.definition
                let installed = built.packages.filter { ["apt", "apk"].contains($0.manager) }.flatMap(\.names)
                if let base, stage.catalog.holds(source.text, packages: Set(base.packages + installed), distribution: base.distribution) == true { continue }
                return stage.finding(.copy, .failed, "nothing-there", "nothing in the build stage makes \(source.text)", at: source.range)
            }
            return nil
        }
    }
}
