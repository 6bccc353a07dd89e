import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import ImageReferences
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
        guard copy.from == nil || isFromOtherImage(copy), copy.destination.text.hasSuffix("/"), ["/usr/local/bin", "/usr/local/sbin"].contains(folder.text) else {
            return moved(copy.destination.text, at: copy.destination.range)
        }
        return copy.sources.flatMap { moved(folder.appending(Place(absolute: $0.text).lastName).text, at: copy.destination.range) }
    }

    /// Whether files come from an image of another kind, and so nothing that a package manager of the language put there.
    private func isFromOtherImage(_ copy: CopyInstruction) -> Bool {
        guard let from = copy.from?.value, let name = (try? ImageReference.parse(from))?.familiarName, let source = stage.before.image.sourceImage else { return false }
        let isStage = stage.result.stages.contains { $0.name == from.lowercased() || "\($0.index)" == from }
        if isStage { return BuildTool.isUv(copy.sources.map(\.text), from: from, in: stage.result) }
        // Of a folder nobody sees what it holds.
        return !name.contains(source.name) && copy.sources.allSatisfy { !$0.text.hasSuffix("/") && !$0.text.contains("*") && !Place(absolute: $0.text).lastName.hasSuffix("bin") }
    }

    private func moved(_ path: String, at range: SourceRange) -> [ProofFinding] {
        guard let definition = stage.definition, let source = stage.before.image.sourceImage,
            let moved = stage.catalog.movedPath(path, from: source.name, to: definition.image, distribution: definition.distribution)
        else { return [] }
        return [stage.finding(.copy, .failed, "path-moved", "\(path): \(moved.reason)", at: range)]
    }
}
