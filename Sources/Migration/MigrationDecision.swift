import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Proving
import SourceModel

/// What was decided for the references of a file, with the proof of the result.
struct MigrationDecision {
    /// By index into the uses of the original.
    var chosen: [Int: ReferenceCandidate] = [:]
    /// Why a reference was left, by use.
    var left: [Int: Reason] = [:]
    /// References that were on a hardened image already.
    var alreadyHardened: Set<Int> = []
    /// All reasons against a better variant of a stage, or against moving it, by stage; ranges in the original.
    var stageReasons: [Int: [Reason]] = [:]
    /// Why a stage was not split, by stage; ranges in the original.
    var splitReasons: [Int: [Reason]] = [:]
    var editNotes: [Int: [Reason]] = [:]
    /// Instructions that were added because the new images lack what the old ones gave.
    var additions = StageAdditions()
    var edits: [TextEdit] = []
    var result: DockerfileModel
    var proof: Proof
    /// Stages containers are started from.
    var started: Set<Int>

    /// The stage that was split, and how.
    var split: SplitDecision?

    /// What the stages of the original stand on now, where that is chosen here.
    func definitions(of original: DockerfileModel) -> [Int: ImageDefinition] {
        Dictionary(chosen.compactMap { use, candidate in original.uses[use].kind == .from ? (original.uses[use].stage, candidate.definition) : nil }, uniquingKeysWith: { first, _ in first })
    }

    /// Uses whose text changes.
    var replaced: [Int] { chosen.keys.sorted() }

    /// By instruction of the result, the one of the original that it is; `nil`: it was added. Without edits each is itself.
    func origins(in original: DockerfileModel) -> [Int?] {
        additions.count == 0 && split == nil ? Array(original.tree.instructions.indices) : OffsetMap(edits: edits).origins(of: result.tree, in: original.tree)
    }

    /// With reasons against splitting a stage.
    func adding(_ reasons: [Reason], to stage: Int) -> MigrationDecision {
        var decision = self
        decision.splitReasons[stage, default: []] += reasons
        return decision
    }
}
