import BuildEffects
import DockerfileSemantics
import DockerfileSyntax

/// What became of the instructions of a split stage, for the report.
struct SplitReport {
    let draft: SplitDraft

    init(_ draft: SplitDraft) { self.draft = draft }

    /// `nil` for instructions of other stages.
    func instruction(_ instruction: Instruction) -> FileMigration.InstructionReport? {
        let index = instruction.index
        if index == draft.stage.fromIndex {
            let reason = draft.builds ? "its image is that of the build now, and containers are made of \(draft.runtime.text)" : "its image reference was replaced"
            return FileMigration.InstructionReport(range: instruction.range, fate: .replaced, reason: reason)
        }
        guard draft.stage.instructions.contains(index) else { return nil }
        let isEdited = draft.edits[index]?.isEmpty == false
        switch draft.fate(index) {
        case .stays where isEdited && draft.built.contains(index) && isRedirected(instruction): return report(instruction, .replaced, "packages come into the virtual environment")
        case .stays where isEdited: return report(instruction, .replaced, draft.built.contains(index) ? "accounts are the hardened image's" : "it fits the hardened image now")
        case .stays: return report(instruction, .kept, draft.built.contains(index) ? "in the build stage" : "")
        case .both: return report(instruction, .kept, "in the build stage and in the final one")
        case .moves(let reason): return report(instruction, .moved, reason)
        case .dropped(let reason): return report(instruction, .dropped, reason)
        }
    }

    /// Whether what was edited are options of Python's package managers: nothing in it concerns accounts.
    private func isRedirected(_ instruction: Instruction) -> Bool {
        let accounts = StageEffects.accountPrograms.union(["chown", "chgrp"])
        return draft.effects.packages.contains { $0.instruction == instruction.index && $0.manager == "pip" } && !draft.original.commands(in: instruction.index).contains { accounts.contains($0.name ?? "") }
    }

    private func report(_ instruction: Instruction, _ fate: FileMigration.InstructionReport.Fate, _ reason: String) -> FileMigration.InstructionReport {
        FileMigration.InstructionReport(range: instruction.range, fate: fate, reason: reason)
    }
}
