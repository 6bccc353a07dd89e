import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// What the instructions of the original set for containers and whoever runs them, and a rewritten file does not.
///
/// What only programs read may be needless and is assumed to be; what belongs to the interface of the image fails.
struct DroppedSettings {
    let stage: StageComparison

    func findings() -> [ProofFinding] { variables() + searchedFolders() + labels() + exposed() + volumes() + stopSignal() }

    private typealias Step = (instruction: Instruction, state: StageState)

    private static func steps(of stage: Stage, in model: DockerfileModel) -> [Step] {
        model.chain(of: stage.index).reversed().flatMap { member in
            zip(model.stages[member].instructions, model.stages[member].states).map { (model.tree.instructions[$0], $1) }
        }
    }

    private var before: [Step] { Self.steps(of: stage.before, in: stage.original) }
    private var after: [Step] { Self.steps(of: stage.after, in: stage.result) }

    // MARK: what programs read

    private func variables() -> [ProofFinding] {
        func keys(_ steps: [Step]) -> [String] {
            steps.flatMap { step -> [String] in if case .env(let pairs) = step.instruction.content { pairs.map(\.key.text) } else { [] } }
        }
        var seen: Set<String> = ["PATH"]
        let names = keys(before).filter { !$0.contains("$") && seen.insert($0).inserted }
        // An ARG of the name is gone when containers run.
        let kept = Set(keys(after))
        let ofImage = stage.after.image.environment.value
        let gone = names.filter { name in !kept.contains(name) && ofImage.map { $0[name] == nil } == true }
        var findings: [ProofFinding] = []
        if !gone.isEmpty { findings.append(dropped("nothing in containers reads \(gone.joined(separator: ", ")), which ENV of the original sets")) }
        for name in names where !gone.contains(name) {
            guard let old = stage.before.final.variables[name].value, let new = stage.after.final.variables[name].value, old != new else { continue }
            findings.append(dropped("\(name) may be \(CommandText.short([new])) instead of \(CommandText.short([old]))", at: stage.after.final.variables[name].source?.range))
        }
        return findings
    }

    /// Folders that the file itself puts on the PATH.
    private func searchedFolders() -> [ProofFinding] {
        let root = stage.original.stages[stage.original.root(of: stage.before.index)]
        func folders(_ state: StageState) -> [String]? { state.variables["PATH"].value?.split(separator: ":").map(String.init) }
        guard let old = folders(stage.before.final), let own = folders(root.states.first ?? root.final), let new = folders(stage.after.final) else { return [] }
        let gone = old.filter { !own.contains($0) && !new.contains($0) }
        return gone.isEmpty ? [] : [dropped("no program is looked for in \(gone.joined(separator: ", ")), which the original has on its PATH")]
    }

    private func labels() -> [ProofFinding] {
        func keys(_ steps: [Step]) -> [String] {
            steps.flatMap { step -> [String] in if case .label(let pairs) = step.instruction.content { pairs.map(\.key.text) } else { [] } }
        }
        let kept = Set(keys(after))
        let gone = keys(before).filter { !kept.contains($0) }
        return gone.isEmpty ? [] : [dropped("nobody reads the LABEL \(gone.joined(separator: ", ")) of the original")]
    }

    // MARK: what belongs to the interface

    private func exposed() -> [ProofFinding] {
        func ports(_ steps: [Step], _ model: DockerfileModel) -> [String] {
            steps.flatMap { step -> [String] in
                guard case .expose(let words) = step.instruction.content else { return [] }
                return words.map { word in
                    let text = (model.expand(word, in: step.instruction, step.state) ?? word.text).lowercased()
                    return text.hasSuffix("/tcp") ? String(text.dropLast(4)) : text
                }
            }
        }
        let own = ports(after, stage.result)
        let kept = Set(own + stage.after.image.ports.map { $0.hasSuffix("/tcp") ? String($0.dropLast(4)) : $0 })
        let gone = ports(before, stage.original).filter { !kept.contains($0) }
        guard !gone.isEmpty else { return [] }
        let list = gone.joined(separator: " ")
        // Whoever says another port means it, and a server of the image listens where the image says.
        if let new = [own, stage.after.image.ports].first(where: { !$0.isEmpty }) {
            return [stage.finding(.kept, .assumed, "interface-change", "whoever runs the image follows: it exposes \(new.joined(separator: ", ")) instead of \(list)", at: stage.baseRange)]
        }
        return [lost("EXPOSE \(list)", "so that nobody is told where to reach it")]
    }

    private func volumes() -> [ProofFinding] {
        func places(_ steps: [Step], _ model: DockerfileModel) -> [Place] {
            steps.flatMap { step -> [Place] in
                guard case .volume(let words) = step.instruction.content else { return [] }
                return words.compactMap { model.expand($0, in: step.instruction, step.state).map(Place.init(absolute:)) }
            }
        }
        let kept = Set(places(after, stage.result) + stage.after.image.volumes.map(Place.init(absolute:)))
        return places(before, stage.original).filter { !kept.contains($0) }.map { lost("VOLUME \($0.text)", "so that what containers write there ends with them") }
    }

    private func stopSignal() -> [ProofFinding] {
        func signal(_ steps: [Step], _ model: DockerfileModel) -> String? {
            steps.last { if case .stopsignal = $0.instruction.content { true } else { false } }.flatMap { step in
                if case .stopsignal(let word) = step.instruction.content { model.expand(word, in: step.instruction, step.state) } else { nil }
            }
        }
        guard let old = signal(before, stage.original), old != signal(after, stage.result) ?? stage.definition?.stopSignal else { return [] }
        return [lost("STOPSIGNAL \(old)", "so that containers are stopped by another signal")]
    }

    private func dropped(_ message: String, at range: SourceRange? = nil) -> ProofFinding { stage.finding(.kept, .assumed, "dropped-setting", message, at: range ?? stage.baseRange) }

    private func lost(_ instruction: String, _ effect: String) -> ProofFinding {
        switch stage.after.image.origin {
        case .hardened, .scratch, .source:
            stage.finding(.kept, .failed, "interface-lost", "\(instruction) of the original is gone, \(effect); say \(instruction)", at: stage.baseRange)
        case .configured, .unknown: dropped("\(stage.after.image.title), of which nothing is known, says \(instruction) itself as the original does")
        }
    }
}
