import DockerfileSemantics
import DockerfileSyntax
import Proving
import SourceModel

/// The migration of a file whose built stage stands on another stage, by way of the file in which it stands on an image.
struct InlinedMigration {
    let original: DockerfileModel
    let target: Int
    let inlining: StageInlining
    let options: MigrationOptions

    /// The migration by that way where it hardens the built stage; else `plan`, with the reasons why it does not.
    func migration(insteadOf plan: FileMigration, migrate: (DockerfileTree) -> (FileMigration, MigrationDecision), isSettled: (DockerfileTree) -> Bool) -> FileMigration {
        let text = original.tree.bytes.applying(inlining.edits)
        let tree = DockerfileParser.parse(text)
        guard tree.diagnostics.isEmpty else { return plan }
        var (other, decision) = migrate(tree)
        guard other.outcome == .hardened else { return adding(other, to: plan) }
        if let layout = decision.split?.layout, let builder = layout.builder {
            // On the nearest of the stages below whose instructions it begins with.
            let chain = original.chain(of: target).dropFirst()
            let edits = chain.indices.lazy.map { StageInlining.restored(in: decision.result, builder: builder, chain: Array(chain[$0...])) }.first { !$0.isEmpty } ?? []
            let shorter = edits.isEmpty ? decision.result.tree : DockerfileParser.parse(decision.result.tree.bytes.applying(edits))
            if !edits.isEmpty, shorter.diagnostics.isEmpty, isSettled(shorter) { other.edits = other.edits.followed(by: edits, in: text) }
        }
        return mapped(other, tree)
    }

    /// In places of the original.
    private func mapped(_ plan: FileMigration, _ tree: DockerfileTree) -> FileMigration {
        var plan = PlanMapping(edits: inlining.edits, original: original.tree.bytes).mapped(plan)
        for index in plan.obligations.indices where plan.obligations[index].id == .kept {
            plan.obligations[index].because = "all \(original.tree.instructions.count) instructions are kept, moved, replaced or dropped for a reason; those of the stages that \(original.stages[target].title) stood on count for it, too"
        }
        return plan
    }

    /// What keeps the stage from being split, in front of what is said of it as it stands.
    private func adding(_ other: FileMigration, to plan: FileMigration) -> FileMigration {
        var plan = plan
        guard other.stages.indices.contains(target), plan.stages.indices.contains(target) else { return plan }
        let mapping = PlanMapping(edits: inlining.edits, original: original.tree.bytes)
        // Numbers of lines in them are those of the other text.
        let reasons = other.stages[target].reasons.map(mapping.mapped).filter { reason in !reason.message.contains(" line ") && !plan.stages[target].reasons.contains { $0.id == reason.id && $0.message == reason.message } }
        plan.stages[target].reasons = reasons.prefix(1) + plan.stages[target].reasons
        return plan
    }
}
