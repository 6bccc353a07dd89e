import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether what a stage copies from an earlier one is made there, without an original that would show that it is.
struct MadePlacesProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        stage.result.uses.filter { $0.kind == .copy && $0.stage == stage.index && !$0.isTrigger }.flatMap { use -> [ProofFinding] in
            guard case .copy(let copy) = stage.result.tree.instructions[use.instruction].content, stage.after.instructions.contains(use.instruction) else { return [] }
            switch use.target {
            case .unresolved(let reason): return [stage.finding(.copy, .failed, "no-such-stage", reason, at: use.reference.word.range)]
            case .image: return copy.sources.compactMap { fromImage($0, use) }
            case .stage(let maker):
                let state = stage.after.states[use.instruction - stage.after.instructions.lowerBound]
                return copy.sources.compactMap { source in
                    guard let path = stage.result.expand(source, in: stage.result.tree.instructions[use.instruction], state), !path.contains("*"), !path.contains("?") else {
                        return stage.finding(.copy, .assumed, "path-unknown", "what \(source.text) names is taken to be made in \(stage.result.stages[maker].title)", at: source.range)
                    }
                    return finding(Place(absolute: "/" + path), maker, at: source.range)
                }
            }
        }
    }

    private func fromImage(_ source: Word, _ use: ImageUse) -> ProofFinding? {
        if let name = use.reference.text.value, isMistaken(name) {
            return stage.finding(.copy, .failed, "no-such-stage", "no stage above is named \(name), and no official image that the catalogue knows", at: use.reference.word.range)
        }
        return stage.finding(.copy, .assumed, "path-from-image", "\(use.reference.word.text) is taken to have \(source.text)", at: source.range)
    }

    /// A bare name that is meant for a stage: images with such names are official ones.
    private func isMistaken(_ name: String) -> Bool {
        guard !name.contains(where: { "/:@.$".contains($0) }) else { return false }
        return stage.catalog.officialTags(image: name).isEmpty && stage.catalog.mapping(source: name) == nil && stage.catalog.sourceImages(name: name).isEmpty
    }

    private func finding(_ place: Place, _ maker: Int, at range: SourceRange) -> ProofFinding? {
        let chain = stage.result.chain(of: maker)
        let effects = chain.map(stage.effects)
        let isMade = effects.contains { effects in
            effects.files.contains { effect in
                // What lies below a folder that was filled may be among it, and a folder is there with what was put into it.
                switch effect.kind {
                case .made, .filled, .folder: effect.place.overlaps(place)
                case .removed, .changed: false
                }
            }
        }
        if isMade { return nil }
        let from = stage.result.stages[maker]
        if let definition = from.image.definition, definition.paths.contains(where: { Place(absolute: $0.path) == place && $0.type != "delete" }) { return nil }
        // Commands that are not known may make anything, and images fill folders that the catalogue does not list.
        let mayBeThere = effects.contains { !$0.unknown.isEmpty } || from.image.definition == nil || isOfImage(place, from.image)
        if mayBeThere { return stage.finding(.copy, .assumed, "path-from-build", "\(place.text) is taken to be made in \(from.title), or to come with its image", at: range) }
        return stage.finding(.copy, .failed, "nothing-there", "nothing in \(from.title) makes \(place.text)", at: range)
    }

    /// Folders that images have and fill.
    private func isOfImage(_ place: Place, _ image: ImageFacts) -> Bool {
        if place.isRoot || RuntimePlaces.isSystem(place) { return true }
        if ["/opt", "/usr", "/var", "/home", "/tmp", "/run"].contains(where: { Place(absolute: $0).contains(place) }) { return true }
        if let folder = image.workdir.value, folder != "/", Place(absolute: folder).overlaps(place) { return true }
        if image.definition?.paths.contains(where: { Place(absolute: $0.path).overlaps(place) }) == true { return true }
        return (image.environment.value ?? [:]).values.contains { value in value.split(separator: ":").contains { $0.hasPrefix("/") && $0 != "/" && Place(absolute: String($0)).overlaps(place) } }
    }
}
