import DockerfileSemantics
import DockerfileSyntax
import Linting
import Proving

/// The copies from stage to stage that take what belongs to another version of the language.
enum TakenCopies {
    static func forEach(_ file: LintedFile, _ body: (_ taken: TakenPackages, _ maker: Stage, _ taker: Stage) -> Void) {
        guard file.model.stages.count > 1 else { return }
        for use in file.model.uses where use.kind == .copy && !use.isTrigger {
            guard case .stage(let index) = use.target, case .copy(let copy) = file.tree.instructions[use.instruction].content else { continue }
            let (maker, taker) = (file.model.stages[index], file.model.stages[use.stage])
            guard let taken = TakenPackages(copy, from: maker, to: taker, in: file.model, catalog: file.catalog, known: file.known) else { continue }
            body(taken, maker, taker)
        }
    }
}
