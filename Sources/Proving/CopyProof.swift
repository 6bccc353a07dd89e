import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether COPY and ADD of a stage write where the new base reads, and take from where things stand.
struct CopyProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] { destinations() + takenFromHere() }

    private func destinations() -> [ProofFinding] {
        stage.steps.flatMap { step -> [ProofFinding] in
            switch step.instruction.content {
            case .copy(let copy), .add(let copy): moved(copy.destination.text, at: copy.destination.range)
            default: []
            }
        }
    }

    /// What other stages copy from this one.
    private func takenFromHere() -> [ProofFinding] {
        stage.takers.flatMap { index -> [ProofFinding] in
            guard case .copy(let copy) = stage.result.tree.instructions[stage.result.uses[index].instruction].content else { return [] }
            return copy.sources.flatMap { moved($0.text.hasPrefix("/") ? $0.text : "/" + $0.text, at: $0.range) }
        }
    }

    private func moved(_ path: String, at range: SourceRange) -> [ProofFinding] {
        guard let definition = stage.definition, let source = stage.before.image.sourceImage,
            let moved = stage.catalog.movedPath(path, from: source.name, to: definition.image, distribution: definition.distribution)
        else { return [] }
        return [stage.finding(.copy, .failed, "path-moved", "\(path): \(moved.reason)", at: range)]
    }
}
