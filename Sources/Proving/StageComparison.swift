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
    /// Indices of the uses of the result that take something from it, by COPY or a mount.
    let takers: [Int]

    var definition: ImageDefinition? { after.image.definition }
    /// Range of the base's name in the result, for findings about the image as a whole.
    var baseRange: SourceRange { result.stages[result.root(of: index)].reference.word.range }

    /// The instructions of the stage with the state in front of each, in the result.
    var steps: [(index: Int, instruction: Instruction, state: StageState)] {
        zip(after.instructions, after.states).map { ($0, result.tree.instructions[$0], $1) }
    }

    /// That the new base has no program of that name, for people, and what to do about it.
    ///
    /// - Parameters:
    ///   - package: What brings it; `nil`: `reason` says why nothing does.
    ///   - mayBeInstalled: Something above brings in what cannot be read: packages named by a variable, copied programs.
    func lack(of name: String, _ reason: String, package: String?, mayBeInstalled: Bool = false) -> String {
        let title = after.image.title
        guard let package else { return "\(title) has no \(name): \(reason)" }
        guard definition?.hasPackageManager == true else { return "\(title) has no \(name)" }
        if mayBeInstalled { return "\(title) has no \(name), and whether something above brings it in cannot be read; install the package \(package) by name" }
        return "\(title) has no \(name); install the package \(package) first"
    }

    /// Where a path that a word names stands on the new base, if elsewhere or nowhere; the path alone, or behind `=` (`-Dstore=/etc/x`).
    func movedPath(in word: String) -> (path: String, moved: MovedPath)? {
        guard let definition, let source = before.image.sourceImage else { return nil }
        let text = word.hasPrefix("/") ? word[...] : word.split(separator: "=", maxSplits: 1).last ?? word[...]
        for path in text.split(separator: ":") where path.hasPrefix("/") {
            if let moved = catalog.movedPath(String(path), from: source.name, to: definition.image, distribution: definition.distribution) {
                return (String(path), moved)
            }
        }
        return nil
    }

    /// Whether a path of the old base is known to lead to the same on the new one.
    func keeps(_ path: String) -> Bool {
        guard let definition, let source = before.image.sourceImage else { return false }
        return catalog.keptPath(path, from: source.name, to: definition.image, distribution: definition.distribution) != nil
    }

    func finding(_ id: ObligationID, _ status: ProofStatus, _ reason: String, _ message: String, at range: SourceRange) -> ProofFinding {
        ProofFinding(id, stage: index, status, reason, message, at: range)
    }
}
