import DockerfileSemantics
import DockerfileSyntax
import LintRules

/// The first error while the instructions of the stages are carried out.
struct DispatchFailure {
    private let evaluation: BuildkitEvaluation
    private var model: DockerfileModel { evaluation.model }
    private var tree: DockerfileTree { evaluation.tree }

    init(_ evaluation: BuildkitEvaluation) { self.evaluation = evaluation }

    var first: BuildkitFailure? {
        for stage in model.stages where evaluation.reached.contains(stage.index) {
            for (number, index) in stage.instructions.enumerated() {
                let instruction = tree.instructions[index]
                let state = stage.states[number]
                if let message = expansion(instruction, state) { return evaluation.at(instruction, message, .dispatch) }
                if let message = fault(instruction, state, stage) { return evaluation.at(instruction, message, .dispatch, isCarriedOut: true) }
            }
        }
        return nil
    }

    private func expand(_ text: String, _ state: StageState) -> WordExpansion {
        WordExpander(escape: tree.escape).expand(text) { state.variables[$0].value }
    }

    /// What is said against a word of the instruction.
    private func expansion(_ instruction: Instruction, _ state: StageState) -> String? {
        let words: [Word] =
            switch instruction.content {
            case .copy(let copy), .add(let copy): copy.sources + [copy.destination]
            case .env(let pairs), .label(let pairs): pairs.flatMap { [$0.key, $0.value] }
            case .arg(let declarations): declarations.compactMap(\.value)
            case .user(let word), .workdir(let word), .stopsignal(let word): [word]
            case .volume(let words): words
            case .expose(let words): sorted(words)
            default: []
            }
        for word in words {
            if let error = expand(word.text, state).error { return error }
        }
        return nil
    }

    private func sorted(_ words: [Word]) -> [Word] { words.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) } }

    private func fault(_ instruction: Instruction, _ state: StageState, _ stage: Stage) -> String? {
        switch instruction.content {
        case .copy(let copy), .add(let copy): self.copy(copy, instruction, stage)
        case .run(let run): self.run(run, state, stage)
        case .expose(let words): sorted(words).lazy.flatMap { expand($0.text, state).words }.compactMap(port).first
        case .volume(let words): words.contains { expand($0.text, state).result.isEmpty } ? "VOLUME specified can not be an empty string" : nil
        case .stopsignal(let word):
            StopSignal.number(expand(word.text, state).result) == nil ? "invalid signal: \(expand(word.text, state).result)" : nil
        default: nil
        }
    }

    private func copy(_ copy: CopyInstruction, _ instruction: Instruction, _ stage: Stage) -> String? {
        if let from = copy.from?.value {
            let other = Int(from).flatMap { model.stages.indices.contains($0) ? model.stages[$0] : nil } ?? StageReferences.stage(named: from, in: model)
            if let other, other.index >= stage.index {
                return "cannot copy from stage \(evaluation.quoted(from)), it needs to be defined before current stage \(evaluation.quoted(stage.name ?? ""))"
            }
        }
        for flag in instruction.flags {
            if let value = flag.value, !value.contains("$"), let message = FlagFault.message(flag.name, value) { return message }
        }
        return nil
    }

    private func run(_ run: RunInstruction, _ state: StageState, _ stage: Stage) -> String? {
        if !run.devices.isEmpty { return "device feature is only supported in Dockerfile frontend 1.14.0-labs or later" }
        for mount in run.mounts {
            if let problem = FlagFault.message(mount, expanding: { expand($0, state).result }) { return problem }
            if let from = mount.field("from")?.value, let other = StageReferences.stage(named: from, in: model), other.index > stage.index {
                let target = mount.field("target", "dst", "destination")?.value ?? ""
                return "cannot mount from stage \(evaluation.quoted(from)) to \(evaluation.quoted(target)), stage needs to be defined before current command"
            }
        }
        return nil
    }

    /// What is said against a word of EXPOSE.
    private func port(_ text: String) -> String? {
        let port = ExposedPort(text)
        if port.port.isEmpty { return "invalid port: \(evaluation.quoted(text)): no port specified" }
        let ends = port.port.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { end in
            end.allSatisfy { ("0"..."9").contains($0) } ? UInt16(end) : nil
        }
        guard ends.count <= 2, let low = ends[0], let high = ends[ends.count - 1], low <= high else { return "invalid containerPort: \(port.port)" }
        let name = port.proto.dropFirst().lowercased()
        return ["", "tcp", "udp", "sctp"].contains(name) ? nil : "invalid proto: \(port.proto.dropFirst())"
    }
}
