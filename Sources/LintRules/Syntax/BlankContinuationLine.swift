import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// A blank line within an instruction.
enum BlankContinuationLine: Rule {
    static let metadata = RuleMetadata(
        name: "blank-continuation-line", code: "DHI204", aliases: [.buildkit("NoEmptyContinuation")], severity: .warning,
        summary: "Blank line inside an instruction that goes on",
        documentation: RuleDocumentation(
            what: "Reports the first blank line between a line that ends with the continuation character and the next line of the instruction.",
            why: "Builders read on over the blank line, people do not; BuildKit warns that it will refuse such lines. After a forgotten last line the next instruction becomes a part of this one.",
            remedy: "Remove the blank lines, or put a `#` on them."),
        reference: "https://docs.docker.com/reference/build-checks/no-empty-continuation/",
        flagged: [
            RuleExample("A blank line", "FROM debian:12\nRUN echo a && \\\n1️⃣\n2️⃣    echo b"),
            RuleExample("With blanks on it", "FROM debian:12\nRUN echo a && \\\n1️⃣  \t\n2️⃣\n\n    echo b && \\\n\n    echo c"),
            RuleExample("Behind the last line", "FROM debian:12\nRUN echo a \\\n1️⃣\n2️⃣"),
        ],
        clean: [
            RuleExample("No blank line", "FROM debian:12\nRUN echo a && \\\n    echo b\n\nCMD [\"sh\"]"),
            RuleExample("A comment", "FROM debian:12\nRUN echo a && \\\n    #\n    # about b\n    echo b"),
            RuleExample("In a here-document", "FROM debian:12\nRUN <<EOF\necho a \\\n\necho b\nEOF"),
        ],
        presets: [.buildkit], readsRejectedFiles: true)

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            guard let last = instruction.emptyContinuationLine else { continue }
            let lines = blankLines(of: instruction, to: last, in: file.tree)
            guard let first = lines.first else { continue }
            let fix = Fix(title: lines.count == 1 ? "Remove the blank line" : "Remove the blank lines", edits: lines.map { TextEdit($0, "") }, applicability: .safe)
            report.add(.blank(instruction.keywordText), at: first, fixes: [fix])
        }
    }

    /// The lines without text from the first line of an instruction to the last one that is joined.
    private static func blankLines(of instruction: Instruction, to last: Int, in tree: DockerfileTree) -> [SourceRange] {
        var lines: [SourceRange] = []
        var start = Int(instruction.range.start)
        var number = instruction.firstLine
        while start < Int(instruction.range.end), number <= last {
            let bytes = tree.bytes[start..<Int(instruction.range.end)]
            let end = bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.endIndex
            if tree.bytes[start..<end].allSatisfy({ $0 == UInt8(ascii: " ") || $0 >= 0x09 && $0 <= 0x0D }) { lines.append(SourceRange(start, end)) }
            start = end
            number += 1
        }
        return lines
    }
}

extension RuleMessage {
    fileprivate static func blank(_ keyword: String) -> RuleMessage {
        RuleMessage("This blank line is inside \(keyword.uppercased()).", why: "The instruction goes on after it; BuildKit will refuse that one day.", remedy: "Remove it.")
    }
}
