import DockerfileSemantics
import DockerfileSyntax

/// The stages that stages take from, as BuildKit finds them: by name among all of the file, earlier or later.
struct StageReferences {
    private let evaluation: BuildkitEvaluation
    /// By stage: the stages that it needs, with the instructions that say so, in order.
    private var needs: [[(stage: Int, instruction: Instruction)]] = []
    private(set) var failure: BuildkitFailure?

    init(_ evaluation: BuildkitEvaluation) {
        self.evaluation = evaluation
        for stage in evaluation.model.stages {
            needs.append([])
            for index in stage.instructions where failure == nil { read(evaluation.tree.instructions[index], stage) }
        }
        if failure == nil { failure = circle }
    }

    /// The last stage of a name.
    static func stage(named name: String, in model: DockerfileModel) -> Stage? { model.stages.last { $0.name == name.lowercased() } }

    private mutating func read(_ instruction: Instruction, _ stage: Stage) {
        let model = evaluation.model
        switch instruction.content {
        case .copy(let copy):
            guard let from = copy.from?.value else { return }
            if from.contains("$") {
                failure = evaluation.whole("variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround", .commands)
            } else if let number = Int(from) {
                if model.stages.indices.contains(number) {
                    needs[stage.index].append((number, instruction))
                } else {
                    failure = evaluation.whole("invalid stage index \(number)", .commands)
                }
            } else if let other = Self.stage(named: from, in: model) {
                needs[stage.index].append((other.index, instruction))
            }
        case .run(let run):
            for mount in run.mounts {
                if let from = mount.field("from")?.value, let other = Self.stage(named: from, in: model) { needs[stage.index].append((other.index, instruction)) }
            }
        default: return
        }
    }

    private var circle: BuildkitFailure? {
        var visited: Set<Int> = []
        var path: Set<Int> = []
        func visit(_ stage: Int, _ sofar: [Instruction]) -> [Instruction]? {
            guard visited.insert(stage).inserted else { return nil }
            path.insert(stage)
            for (other, instruction) in needs[stage] {
                if path.contains(other) { return sofar + [instruction] }
                if let found = visit(other, sofar + [instruction]) { return found }
            }
            path.remove(stage)
            return nil
        }
        for stage in evaluation.model.stages {
            guard let instructions = visit(stage.index, []) else { continue }
            var failure = evaluation.whole("circular dependency detected on stage: \(stage.name ?? String(stage.index))", .commands)
            failure.lines = instructions.map { $0.firstLine...$0.lastLine }
            return failure
        }
        return nil
    }
}
