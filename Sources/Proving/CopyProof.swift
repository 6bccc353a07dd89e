import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether COPY and ADD of a stage write where the new base reads, and take from where things stand.
struct CopyProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] { destinations() + TakenPlaces(stage).findings() }

    private func destinations() -> [ProofFinding] {
        stage.steps.flatMap { step -> [ProofFinding] in
            switch step.instruction.content {
            case .copy(let copy), .add(let copy): destination(copy)
            default: []
            }
        }
    }

    private func destination(_ copy: CopyInstruction) -> [ProofFinding] {
        let folder = Place(absolute: copy.destination.text)
        // What the project itself puts on the PATH is found there; only a file that stands in for one of the image's is not.
        guard copy.from == nil || BuildTool.isUv(copy.sources.map(\.text), from: copy.from?.value, in: stage.result), copy.destination.text.hasSuffix("/"), ["/usr/local/bin", "/usr/local/sbin"].contains(folder.text) else {
            return moved(copy.destination.text, at: copy.destination.range)
        }
        return copy.sources.flatMap { moved(folder.appending(Place(absolute: $0.text).lastName).text, at: copy.destination.range) }
    }

    private func moved(_ path: String, at range: SourceRange) -> [ProofFinding] {
        guard let definition = stage.definition, let source = stage.before.image.sourceImage,
            let moved = stage.catalog.movedPath(path, from: source.name, to: definition.image, distribution: definition.distribution)
        else { return [] }
        return [stage.finding(.copy, .failed, "path-moved", "\(path): \(moved.reason)", at: range)]
    }
}
