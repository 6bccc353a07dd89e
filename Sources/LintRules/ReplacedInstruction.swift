import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// An instruction of which only the last one in a stage counts, and the one before it.
struct ReplacedInstruction {
    /// Of no effect.
    let earlier: Instruction
    let later: Instruction

    /// Those of a kind in each stage, in order.
    static func all(_ keyword: Keyword, in file: LintedFile) -> [ReplacedInstruction] {
        var found: [ReplacedInstruction] = []
        var last: Instruction?
        for instruction in file.tree.instructions {
            if instruction.keyword == .from {
                last = nil
            } else if instruction.keyword == keyword {
                if let last { found.append(ReplacedInstruction(earlier: last, later: instruction)) }
                last = instruction
            }
        }
        return found
    }

    /// Reports them at the later one, where the pragmas of other tools stand, too.
    static func report(_ keyword: Keyword, in file: LintedFile, to report: inout RuleReport) {
        guard file.has(keyword) else { return }
        let name = keyword.rawValue.uppercased()
        for pair in all(keyword, in: file) {
            let fix = Fix(title: "Remove the \(name) in line \(pair.earlier.firstLine)", edits: [TextEdit(pair.earlier.range, "")], applicability: .safe)
            report.add(
                .replaced(name, pair.earlier.firstLine), at: pair.later.keywordRange,
                related: [RelatedPlace(range: pair.earlier.keywordRange, message: "this one never has an effect")], fixes: [fix])
        }
    }
}

extension RuleMessage {
    fileprivate static func replaced(_ name: String, _ line: Int) -> RuleMessage {
        RuleMessage(
            "This \(name) replaces the one in line \(line).", why: "Of several in a stage only the last counts.",
            remedy: "Remove the other, or put what both do into one.")
    }
}
