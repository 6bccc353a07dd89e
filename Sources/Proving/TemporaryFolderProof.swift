import DockerfileSemantics
import HardenedCatalog
import SourceModel

/// Whether programs find the folder for temporary files: Alpine's package that makes it is not in the hardened images, and some declare it themselves.
struct TemporaryFolderProof {
    let stage: StageComparison

    func findings() -> [ProofFinding] {
        guard stage.isSplit, let definition = stage.definition, definition.distribution.family == .alpine else { return [] }
        guard !definition.packages.contains("alpine-baselayout"), !definition.paths.contains(where: { $0.path == "/tmp" }) else { return [] }
        let text = "the program writes no temporary files, or \(stage.after.image.title) has /tmp, which its definition does not say"
        return [stage.finding(.writes, .assumed, "temporary-folder", text, at: stage.baseRange)]
    }
}
