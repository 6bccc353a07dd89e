import Diagnostics
import DockerfileSyntax
import Linting

extension RuleReport {
    /// Reports a flag of RUN that had better go.
    mutating func addFlag(_ message: RuleMessage, _ name: String, of instruction: Instruction, in file: LintedFile) {
        guard let flag = instruction.flags.last(where: { $0.name == name }) else { return }
        add(message, at: flag.range, fixes: [Fix(title: "Remove --\(name)", edits: [FlagRemoval.edit(flag, in: file.tree)], applicability: .unsafe, changes: [.commands])])
    }
}
