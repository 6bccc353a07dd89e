internal import Diagnostics
internal import DockerfileSemantics
internal import DockerfileSyntax
internal import Linting
internal import SourceModel

/// An instruction of which only one of two linters says something by one rule.
struct LintDifference {
    enum Side: String, CaseIterable, Codable {
        case theirs
        case ours
    }

    /// As the peer calls it.
    let rule: String
    let side: Side
    let path: String
    let file: LintedFile
    let instruction: Instruction
    /// Of the instruction; `nil` in front of the first FROM.
    let stage: Stage?
    /// What we say; empty where only the peer says something.
    let message: String
    /// What we mark; `nil` where only the peer says something.
    let range: SourceRange?
    /// Instructions of the file in which we find something by the same rule.
    let found: Set<Int>
    /// In the file, from 1.
    let line: Int

    init(rule: String, side: Side, path: String, file: LintedFile, instruction: Instruction, found: Set<Int>, finding: Diagnostic? = nil) {
        self.rule = rule
        self.side = side
        self.path = path
        self.file = file
        self.instruction = instruction
        self.found = found
        message = finding?.message ?? ""
        range = finding?.range
        stage = file.model.stage(ofInstruction: instruction.index).map { file.model.stages[$0] }
        line = instruction.firstLine
    }

    /// The instruction on one line, cut where it is long.
    var excerpt: String {
        let text = instruction.logicalLine.bytes.prefix(Self.longestExcerpt).map { $0 < 0x20 ? 0x20 : $0 }
        return String(decoding: text, as: UTF8.self) + (instruction.logicalLine.bytes.count > Self.longestExcerpt ? "…" : "")
    }

    private static let longestExcerpt = 320
}
