import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import Proving
import SourceModel

/// The migration of a file whose program stands in root's home, by way of the file in which it stands elsewhere.
struct RelocatedMigration {
    let original: DockerfileModel
    let target: Int
    let relocation: HomeRelocation
    let options: MigrationOptions

    /// The kind of what is taken to hold: that nothing that is run knows the folder by its name.
    static let assumption = "moved-folder"

    /// The migration by that way where it hardens the built stage; else `plan`.
    func migration(insteadOf plan: FileMigration, migrate: (DockerfileTree) -> FileMigration) -> FileMigration {
        let tree = DockerfileParser.parse(original.tree.bytes.applying(relocation.edits))
        guard tree.diagnostics.isEmpty, ProofPolicy(options).refusal(of: Self.assumption) == nil else { return plan }
        let other = migrate(tree)
        guard other.outcome == .hardened else { return plan }
        var mapped = PlanMapping(edits: relocation.edits, original: original.tree.bytes).mapped(other)
        let (before, after) = (relocation.before.text, relocation.after.text)
        mapped.instructions = mapped.instructions.map { instruction in
            var instruction = instruction
            if instruction.fate == .kept, relocation.edits.contains(where: { instruction.range.contains($0.range) }) {
                instruction.fate = .replaced
                instruction.reason = "it names \(after) instead of \(before), which only root can enter"
            }
            return instruction
        }
        mapped.interfaceChanges.append(InterfaceChange(kind: .workdir, stage: target, before: before, after: after))
        let because = "what is started finds its files by the working folder, and nobody names \(before) but the file"
        for index in mapped.obligations.indices where mapped.obligations[index].id == .user && mapped.obligations[index].stage == target && mapped.obligations[index].part != .build {
            mapped.obligations[index].because = mapped.obligations[index].status == .assumed ? "\(mapped.obligations[index].because); \(because)" : because
            mapped.obligations[index].status = .assumed
            mapped.obligations[index].ranges += relocation.edits.map(\.range)
        }
        return mapped
    }
}
