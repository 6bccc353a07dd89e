import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// The place behind a command of a RUN where another one can stand that runs once it has succeeded.
struct CommandTail {
    private let offset: Int
    /// What the command is started with, and a further one has to be, too.
    private let prefix: String
    private let separator: String

    /// `nil` where nothing can simply follow: in pipelines, conditions, loops, substitutions, exec forms and scripts in quotes.
    init?(_ command: RunCommand, in run: PackageRun, of file: LintedFile) {
        guard let script = file.model.script(of: run.run.command, in: run.instruction), script.script.isAccepted, script.script.isComplete,
            let occurrence = script.script.simpleCommands.first(where: { !$0.command.words.isEmpty && script.sourceRange($0.command.range).contains(command.range) }),
            let prefix = Self.prefix(occurrence.command, command, script)
        else { return nil }
        let context = occurrence.context
        guard context.pipelineCount == 1, !context.isInSubstitution, !context.isInBackground, !context.isNegated, !context.isCondition, context.runsUnlessFailed else { return nil }
        let range = script.sourceRange(occurrence.command.range)
        let bytes = file.tree.bytes
        guard Int(range.end) <= bytes.count, let name = command.program, bytes[command.nameRange.indices].elementsEqual(name.utf8) else { return nil }
        self.prefix = prefix
        offset = Int(range.end)
        let isDocument = if case .file = script.origin { true } else { false }
        separator = isDocument ? " && " : Self.separator(range, run.instruction, file.tree)
    }

    /// The edit that lets `text` follow.
    func adding(_ text: String) -> TextEdit {
        TextEdit(SourceRange(offset, offset), separator + prefix + text)
    }

    private static func prefix(_ written: ShellCommand, _ command: RunCommand, _ script: RunScript) -> String? {
        guard let first = written.words.first else { return nil }
        if script.sourceRange(first.range) == command.nameRange { return "" }
        switch first.literalValue {
        case "sudo": return "sudo "
        case "env", "time", "eatmydata", "nice", "timeout", "command": return ""
        default: return nil
        }
    }

    /// As the lines of the instruction are laid out: on the same line, or on one of its own with the operator in front or at the end of the one before.
    private static func separator(_ range: SourceRange, _ instruction: Instruction, _ tree: DockerfileTree) -> String {
        let bytes = tree.bytes
        func lineStart(_ offset: Int) -> Int {
            var start = offset
            while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
            return start
        }
        /// Whether the line behind the command goes on with `&&`.
        func nextLineStartsWithAnd(_ range: SourceRange) -> Bool {
            guard let end = bytes[Int(range.end)...].firstIndex(of: UInt8(ascii: "\n")), end < Int(instruction.range.end) else { return false }
            let rest = bytes[Int(range.end)..<end].filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }
            return rest == [tree.escape] && bytes[(end + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.starts(with: "&&".utf8)
        }
        let first = lineStart(Int(instruction.keywordRange.start))
        let own = lineStart(Int(range.start))
        let last = lineStart(Int(range.end))
        if last == first, !nextLineStartsWithAnd(range) { return " && " }
        let isReturned = last >= 2 && bytes[last - 2] == UInt8(ascii: "\r")
        let end = String(decoding: [UInt8(ascii: " "), tree.escape], as: UTF8.self) + (isReturned ? "\r\n" : "\n")
        func indent(_ start: Int) -> String { String(decoding: bytes[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }, as: UTF8.self) }
        let head = bytes[own..<Int(range.start)].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        if last == first, let next = bytes[Int(range.end)...].firstIndex(of: UInt8(ascii: "\n")) { return end + indent(next + 1) + "&& " }
        if own == first { return end + indent(last) + "&& " }
        return head.isEmpty ? " &&" + end + indent(own) : end + indent(own) + "&& "
    }
}
