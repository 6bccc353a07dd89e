import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import ImageReferences
import Proving
import SourceModel

/// Writes a decision down as a plan for the original file.
struct FileMigrationBuilder {
    let decision: MigrationDecision
    let original: DockerfileModel
    let options: MigrationOptions
    /// Stages of which something is not proven.
    private let unfulfilled: Set<Int>

    init(_ decision: MigrationDecision, original: DockerfileModel, options: MigrationOptions) {
        self.decision = decision
        self.original = original
        self.options = options
        let final = decision.split?.layout.final
        // A split stage may leave to assumptions what is named.
        unfulfilled = Set(
            decision.proof.findings.lazy.filter { $0.status != .proven && !($0.stage == final && $0.mayBeAssumed) && !$0.isOfContext }.map(\.stage))
    }

    func build() -> FileMigration {
        let stages = original.stages.indices.map(stageReport)
        let target = original.targetStage(options.target)
        let final = target.map(resultStage)
        var plan = FileMigration(
            outcome: target.map { stages[$0].outcome } ?? .unchanged,
            unmapped: unmapped, finalRoot: final.flatMap { $0.final.user.value?.isRoot },
            finalDev: final?.image.definition?.isBuildImage ?? false, stages: stages, references: references(), edits: decision.edits,
            instructions: instructions(), obligations: obligations(), interfaceChanges: interfaceChanges, notes: notes(target),
            syntaxErrors: [])
        plan.hasTarget = target != nil || options.target == nil
        return plan
    }

    /// What containers of a stage of the original are made of now.
    private func resultStage(_ index: Int) -> Stage { decision.result.stages[decision.split?.layout.place(of: index) ?? index] }

    private var interfaceChanges: [InterfaceChange] {
        guard let layout = decision.split?.layout else { return decision.proof.interfaceChanges }
        return decision.proof.interfaceChanges.map { change in
            var change = change
            change.stage = layout.origin(of: change.stage)
            return change
        }
    }

    private var unmapped: Int {
        original.uses.indices.filter { index in
            guard original.uses[index].target == .image || isUnresolved(index), decision.chosen[index] == nil else { return false }
            return !decision.alreadyHardened.contains(index) && original.uses[index].reference.text.value != "scratch"
        }.count
    }

    private func isUnresolved(_ index: Int) -> Bool {
        if case .unresolved = original.uses[index].target { true } else { false }
    }

    private func stageReport(_ index: Int) -> FileMigration.StageReport {
        let root = original.root(of: index)
        let stage = resultStage(index)
        let definition = stage.image.definition
        var reasons = (decision.splitReasons[index] ?? []) + (decision.stageReasons[root] ?? [])
        if let left = decision.left[original.fromUse(of: root)], !reasons.contains(left) {
            reasons.insert(left, at: 0)
        }
        if reasons.isEmpty, let use = original.uses.firstIndex(where: { $0.kind == .from && $0.stage == root }), let candidate = decision.chosen[use], candidate.isBuildImage {
            reasons = [candidate.lackOfRuntime ?? candidate.notes.first { $0.id == "dev-only" }].compactMap { $0.map { Reason($0.id, $0.message.asPart) } }
        }
        return FileMigration.StageReport(
            index: index, name: stage.from.name?.text, outcome: outcome(index), variant: definition.map { $0.isBuildImage ? .dev : .runtime }, reasons: reasons)
    }

    private func outcome(_ index: Int) -> Outcome {
        let stage = resultStage(index)
        guard let definition = stage.image.definition else { return .unchanged }
        let fulfilled = !unfulfilled.contains(stage.index)
        return !definition.isBuildImage && stage.final.user.value?.isRoot == false && fulfilled ? .hardened : .rebased
    }

    private func references() -> [FileMigration.ReferenceReport] {
        original.uses.indices.compactMap { index in
            let use = original.uses[index]
            if case .stage = use.target { return nil }
            if use.reference.text.value == "scratch" { return nil }
            var candidate = decision.chosen[index]
            if let split = decision.split, use.kind == .from, use.stage == split.layout.stage { candidate = split.draft.runtime }
            return FileMigration.ReferenceReport(
                kind: use.kind.rawValue, stage: use.stage, before: use.reference.text.value ?? use.reference.word.text, after: candidate?.text,
                mapping: candidate?.mapping, range: use.reference.word.range, reason: decision.left[index],
                notes: (candidate?.notes ?? []) + (candidate == nil || use.kind != .from ? [] : variableNotes(use.stage)) + (decision.editNotes[index] ?? []))
        }
    }

    /// Variables that the new base does not set, or sets otherwise, unless the stage sets them itself.
    private func variableNotes(_ stage: Int) -> [Reason] {
        let differences = ImageVariables(from: original.stages[stage].image, to: resultStage(stage).image)
        let own = Set(own(original, original.stages[stage]) + own(decision.result, resultStage(stage)))
        func shown(_ variable: ImageVariables.Lost) -> String { variable.value.flatMap { $0.utf8.count <= 40 ? "\(variable.name)=\($0)" : nil } ?? variable.name }
        var notes: [Reason] = []
        let lost = differences.lost.filter { !own.contains($0.name) }.map(shown)
        if !lost.isEmpty { notes.append(Reason("variables-lost", "The source sets \(lost.joined(separator: ", ")); the hardened image does not")) }
        let changed = differences.changed.filter { !own.contains($0.name) }.map { "\($0.name) is \($0.after) instead of \($0.before)" }
        if !changed.isEmpty { notes.append(Reason("variables-changed", changed.joined(separator: "; "))) }
        // What only stages that build see changes nothing for anybody.
        let gained = decision.started.contains(stage) ? differences.gained.filter { !own.contains($0.name) }.map(shown) : []
        if !gained.isEmpty { notes.append(Reason("variables-gained", "The hardened image sets \(gained.joined(separator: ", "))")) }
        return notes
    }

    /// Variables that a stage sets itself.
    private func own(_ model: DockerfileModel, _ stage: Stage) -> [String] {
        stage.instructions.flatMap { index -> [String] in
            if case .env(let pairs) = model.tree.instructions[index].content { pairs.map(\.key.text) } else { [] }
        }
    }

    private func instructions() -> [FileMigration.InstructionReport] {
        // Edits and instructions stand in the order of the text.
        var edits = decision.edits[...]
        let splitReport = decision.split.map { SplitReport($0.draft) }
        return original.tree.instructions.map { instruction in
            if let report = splitReport?.instruction(instruction) { return report }
            edits = edits.drop { $0.range.start < instruction.range.start }
            // What is inserted in front of an instruction, or behind it, changes nothing of it.
            let isEdited = edits.prefix { $0.range.start <= instruction.range.end }.contains { edit in
                instruction.range.contains(edit.range) && !(edit.range.isEmpty && (edit.range.start == instruction.range.start || edit.range.start == instruction.range.end))
            }
            return FileMigration.InstructionReport(
                range: instruction.range, fate: isEdited ? .replaced : .kept, reason: isEdited ? "its image reference was replaced" : "")
        }
    }

    private func obligations() -> [Obligation] {
        if decision.edits.isEmpty { return [] }
        let map = OffsetMap(edits: decision.edits)
        var obligations = decision.proof.obligations.map { obligation in
            var mapped = obligation
            mapped.ranges = obligation.ranges.map(map.original)
            if let layout = decision.split?.layout, let stage = obligation.stage {
                mapped.stage = layout.origin(of: stage)
                mapped.part = layout.part(of: stage)
            }
            return mapped
        }
        obligations += newerLines()
        let account = decision.split == nil ? "kept or replaced in place" : "kept, moved, replaced or dropped for a reason"
        obligations.append(Obligation(id: .kept, stage: nil, status: .proven, because: "all \(original.tree.instructions.count) instructions are \(account)", ranges: []))
        obligations.append(Obligation(id: .text, stage: nil, status: .proven, because: "only the edits differ, and a second run changes nothing", ranges: []))
        return obligations
    }

    /// Whether what the file holds works with another release line is known to those alone who asked for it.
    private func newerLines() -> [Obligation] {
        original.uses.indices.compactMap { index in
            let use = original.uses[index]
            guard use.kind == .from, let candidate = decision.chosen[index], candidate.notes.contains(where: { $0.id == TagNote.ID.newerLine.rawValue }) else { return nil }
            let old = original.stages[use.stage].image.title
            return Obligation(id: .libraries, stage: use.stage, status: .assumed, because: "what is built and started with \(old) works with the release line of \(candidate.text), too", kinds: [Assumption.newerLine], ranges: [use.reference.word.range])
        }
    }

    /// Start commands in shell form that are started without a shell now.
    private func unwrappedStarts(_ target: Int, _ result: Stage) -> [Int] {
        guard !decision.edits.isEmpty, result.final.start.value?.isShellForm == false else { return [] }
        return original.stages[target].instructions.filter { index in
            switch original.tree.instructions[index].content {
            case .cmd(.shell), .entrypoint(.shell): true
            default: false
            }
        }
    }

    private func notes(_ target: Int?) -> [Reason] {
        var notes: [Reason] = []
        guard let target, let stage = original.stages.indices.contains(target) ? resultStage(target) : nil else { return notes }
        if stage.final.user.value?.isRoot == true {
            let range = stage.final.user.source?.range.map { OffsetMap(edits: decision.edits).original($0) }
            notes.append(Reason("final-root", "containers run as root", at: range))
        }
        notes += CommentNotes(original: original, moved: decision.chosen.keys.sorted(), unwrapped: unwrappedStarts(target, stage)).notes()
        let map = OffsetMap(edits: decision.edits)
        let place = decision.split?.layout.place(of: target) ?? target
        for finding in decision.proof.findings where finding.stage == place && ["entrypoint-gone", "exposed-port", "first-process", "programs-gone", "low-port", "read-by-program", "set-for-all"].contains(finding.reason) {
            notes.append(Reason(finding.reason, finding.message, at: map.original(finding.range)))
        }
        // A program of one file, which containers do not have.
        for (index, use) in original.uses.enumerated() where use.kind == .copy && decision.chosen[index] == nil && decision.edits.isEmpty == false && stage.image.definition?.isBuildImage == false {
            guard let text = use.reference.text.value, let name = (try? ImageReference.parse(text))?.familiarName, ["ghcr.io/astral-sh/uv", "astral/uv"].contains(name),
                !decision.result.uses.contains(where: { $0.kind == .copy && $0.stage == place && $0.reference.text.value == text })
            else { continue }
            notes.append(Reason("tool-of-the-build", "uv comes from \(text), which is not hardened, into a stage that only builds", at: use.reference.word.range))
        }
        if stage.final.start.value?.isShellForm == true, let range = stage.final.start.value?.range {
            notes.append(Reason("shell-start", "the start command needs a shell", at: OffsetMap(edits: decision.edits).original(range)))
        }
        return notes
    }
}

extension FileMigration {
    /// A file that BuildKit rejects.
    init(rejected tree: DockerfileTree) {
        self.init(
            outcome: .unchanged, unmapped: 0, finalRoot: nil, finalDev: false, stages: [], references: [], edits: [], instructions: [], obligations: [],
            interfaceChanges: [], notes: [], syntaxErrors: tree.diagnostics)
    }
}
