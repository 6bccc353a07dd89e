import DockerfileSemantics
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
    var editNotes: [Int: [Reason]] = [:]
    var edits: [TextEdit] = []
    var result: DockerfileModel
    var proof: Proof
    /// Stages containers are started from.
    var started: Set<Int>

    /// Uses whose text changes.
    var replaced: [Int] { chosen.keys.sorted() }
}
