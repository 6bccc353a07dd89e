import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// One stage before and after its base changed, with what is needed to judge it.
struct StageComparison {
    let index: Int
    let before: Stage
    let after: Stage
    let original: DockerfileModel
    let result: DockerfileModel
    let catalog: Catalog
    /// A container is made of it.
    let isStarted: Bool
    /// Indices of the uses of the result that copy from it.
    let takers: [Int]

    var definition: ImageDefinition? { after.image.definition }
    /// Range of the base's name in the result, for findings about the image as a whole.
    var baseRange: SourceRange { result.stages[result.root(of: index)].reference.word.range }

    /// The instructions of the stage with the state in front of each, in the result.
    var steps: [(index: Int, instruction: Instruction, state: StageState)] {
        zip(after.instructions, after.states).map { ($0, result.tree.instructions[$0], $1) }
    }

    /// Where a path that a word names stands on the new base, if elsewhere or nowhere; the path alone, or behind `=` (`-Dstore=/etc/x`).
    func movedPath(in word: String) -> (path: String, moved: MovedPath)? {
        guard let definition, let source = before.image.sourceImage else { return nil }
        let path = word.hasPrefix("/") ? word : word.split(separator: "=", maxSplits: 1).last.map(String.init) ?? word
        guard path.hasPrefix("/"), let moved = catalog.movedPath(path, from: source.name, to: definition.image, distribution: definition.distribution)
        else { return nil }
        return (path, moved)
    }

    func finding(_ id: ObligationID, _ status: ProofStatus, _ reason: String, _ message: String, at range: SourceRange) -> ProofFinding {
        ProofFinding(id, stage: index, status, reason, message, at: range)
    }
}
