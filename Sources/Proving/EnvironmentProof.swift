import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether variables that come from the base image are still there.
struct EnvironmentProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings(_ index: Int) -> [ProofFinding] { lostVariables(index) + movedValues(index) }

    /// Variables that the file sets to a place which moved. A folder on the PATH that is not there does no harm.
    private func movedValues(_ index: Int) -> [ProofFinding] {
        guard case .env(let pairs) = stage.result.tree.instructions[index].content else { return [] }
        return pairs.filter { $0.key.text != "PATH" }.flatMap { pair in
            pair.value.text.split { $0 == ":" || $0 == " " }.compactMap { part in
                guard let found = stage.movedPath(in: String(part)) else { return nil }
                return stage.finding(.build, .failed, "path-moved", "\(found.path): \(found.moved.reason)", at: pair.value.range)
            }
        }
    }

    private func lostVariables(_ index: Int) -> [ProofFinding] {
        guard let old = stage.before.image.environment.value, let new = stage.after.image.environment.value else { return [] }
        let varying = stage.before.image.sourceImage?.varyingEnvironment ?? []
        var findings: [ProofFinding] = []
        for use in stage.result.variables(in: index) {
            guard use.name != "PATH", old[use.name] != nil || varying.contains(use.name), new[use.name] == nil, !stage.history.variables(of: stage.index).hold(use.name, before: index) else { continue }
            // Such packages set variables with values of their own release, which are not in the catalogue.
            let isTold = stage.definition.map { !$0.packages.contains { $0.hasSuffix("-oci-config") } } ?? false
            let lack = isTold ? "\(stage.after.image.title) does not set it" : "what \(stage.after.image.title) sets it to is not known"
            let message = "$\(use.name) comes from \(stage.before.image.title); \(lack)"
            findings.append(stage.finding(.build, .failed, "variable-gone", message, at: use.range))
        }
        return findings
    }
}
