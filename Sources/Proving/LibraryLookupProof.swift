import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

/// Whether packages that look libraries up by name find them in the final stage of a split.
///
/// Python's `find_library` asks ldconfig, or a compiler; where there is neither, it finds nothing, though the library lies in its place.
struct LibraryLookupProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition, !stage.catalog.presence(ofCommand: "ldconfig", in: definition).isPresent else { return [] }
        var found: [ProofFinding] = []
        for (index, state) in zip(stage.before.instructions, stage.before.states) {
            guard case .run(let run) = stage.original.tree.instructions[index].content else { continue }
            let folder = state.workdir.value.map { Place(absolute: $0) }
            let files = ProjectFiles(stage.effectsBefore, stage.context, run, in: folder)
            for command in stage.original.commands(in: index) {
                guard let request = LanguageInstallation(command, in: folder, variables: { state.variables[$0].value }, contents: files.contents), request.language == "pip" else { continue }
                for pin in request.pins {
                    guard let need = stage.catalog.nativeRequirement(language: "pip", package: pin.name, includingPossible: true), need.looksUpLibraries, pin.extras.isDisjoint(with: need.selfContainedExtras) else { continue }
                    let advice = need.selfContainedExtras.first.map { "; ask for \(pin.name)[\($0)], which brings it along" } ?? ""
                    let message = "\(pin.name) asks ldconfig where its library lies, and \(stage.after.image.title) has none\(advice)"
                    found.append(stage.finding(.libraries, .failed, "library-lookup", message, at: stage.baseRange))
                }
            }
        }
        return found
    }
}
