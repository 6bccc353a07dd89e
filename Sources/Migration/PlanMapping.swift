import Proving
import SourceModel

/// Takes the plan for a text that edits have made of a file back to the file.
struct PlanMapping {
    /// Sorted and disjoint.
    private let edits: [TextEdit]
    private let original: [UInt8]
    private let map: OffsetMap

    init(edits: [TextEdit], original: [UInt8]) {
        self.edits = edits
        self.original = original
        map = OffsetMap(edits: edits)
    }

    func mapped(_ plan: FileMigration) -> FileMigration {
        var plan = plan
        plan.edits = edits.followed(by: plan.edits, in: original)
        plan.stages = plan.stages.map { stage in
            var stage = stage
            stage.reasons = stage.reasons.map(mapped)
            return stage
        }
        plan.references = plan.references.map { reference in
            var reference = reference
            reference.range = map.original(reference.range)
            reference.reason = reference.reason.map(mapped)
            reference.notes = reference.notes.map(mapped)
            return reference
        }
        plan.instructions = plan.instructions.filter { !map.isInserted(Int($0.range.start)) }.map { instruction in
            var instruction = instruction
            instruction.range = map.original(instruction.range)
            return instruction
        }
        plan.obligations = plan.obligations.map { obligation in
            var obligation = obligation
            obligation.ranges = obligation.ranges.map(map.original)
            return obligation
        }
        plan.notes = plan.notes.map(mapped)
        return plan
    }

    func mapped(_ reason: Reason) -> Reason {
        var reason = reason
        reason.range = reason.range.map(map.original)
        return reason
    }
}
