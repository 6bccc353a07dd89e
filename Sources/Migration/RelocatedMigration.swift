import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import Proving
import SourceModel

/// The migration of a file whose program stands where it cannot stay, in root's home or in the root itself, by way of the file in which it stands elsewhere.
struct RelocatedMigration {
    let original: DockerfileModel
    let target: Int
    /// What makes that file of the original, sorted.
    let edits: [TextEdit]
    let before: Place
    let after: Place
    /// Why it cannot stay, as what is said of the folder.
    let why: String
    let options: MigrationOptions

    /// The kind of what is taken to hold: that nothing that is run knows the folder by its name.
    static let assumption = "moved-folder"

    /// The migration by that way where it hardens the built stage; else `plan`.
    func migration(insteadOf plan: FileMigration, migrate: (DockerfileTree) -> FileMigration) -> FileMigration {
        let tree = DockerfileParser.parse(original.tree.bytes.applying(edits))
        guard tree.diagnostics.isEmpty, ProofPolicy(options).refusal(of: Self.assumption) == nil else { return plan }
        let other = migrate(tree)
        guard other.outcome == .hardened else { return plan }
        var mapped = PlanMapping(edits: edits, original: original.tree.bytes).mapped(other)
        let (before, after) = (before.text, after.text)
        mapped.instructions = mapped.instructions.map { instruction in
            var instruction = instruction
            if instruction.fate == .kept, edits.contains(where: { !$0.range.isEmpty && instruction.range.contains($0.range) }) {
                instruction.fate = .replaced
                instruction.reason = "it names \(after) instead of \(before), \(why)"
            }
            return instruction
        }
        mapped.interfaceChanges.append(InterfaceChange(kind: .workdir, stage: target, before: before, after: after))
        let because = "what is started finds its files by the working folder, and nobody names \(before == "/" ? "its place in /" : before) but the file"
        for index in mapped.obligations.indices where mapped.obligations[index].id == .user && mapped.obligations[index].stage == target && mapped.obligations[index].part != .build {
            mapped.obligations[index].because = mapped.obligations[index].status == .assumed ? "\(mapped.obligations[index].because); \(because)" : because
            mapped.obligations[index].status = .assumed
            mapped.obligations[index].ranges += edits.map(\.range)
        }
        return mapped
    }
}
