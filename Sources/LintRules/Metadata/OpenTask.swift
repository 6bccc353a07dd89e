import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A note about work that is still to be done.
enum OpenTask: Rule {
    static let metadata = RuleMetadata(
        name: "open-task", code: "DHI1007", severity: .hint, summary: "A comment says that something is still to be done",
        documentation: RuleDocumentation(
            what: "Reports the words TODO, FIXME and XXX, in capitals, in comments between instructions. Off by default.",
            why: "What is put off in a file is easily forgotten; a tracker of issues reminds of it.",
            remedy: "Do it, or write an issue and name it in the comment."),
        reference: "https://docs.docker.com/reference/dockerfile/#format",
        flagged: [
            RuleExample("A task", "# 1️⃣TODO2️⃣: pin the version\nFROM debian:13"),
            RuleExample("Two of them", "FROM debian:13\n# (1️⃣FIXME2️⃣) and 3️⃣XXX4️⃣\nRUN true"),
        ],
        clean: [
            RuleExample("Parts of other words", "FROM debian:13\n# METODO, XXXL, todo\nRUN true"),
            RuleExample("In a command", "FROM debian:13\nRUN grep TODO /a"),
        ],
        presets: [], readsRejectedFiles: true)

    private static let words: [[UInt8]] = ["TODO", "FIXME", "XXX"].map { Array($0.utf8) }

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let bytes = file.tree.bytes
        let text = bytes.span
        for trivia in file.tree.trivia where trivia.kind == .comment {
            let comment = trivia.range.indices
            for start in comment {
                // Nearly all bytes begin none of the words.
                let first = text[start]
                guard first == UInt8(ascii: "T") || first == UInt8(ascii: "F") || first == UInt8(ascii: "X"), start == comment.lowerBound || !isLetter(text[start - 1]) else { continue }
                var end = start
                while end < comment.upperBound, isLetter(text[end]) { end += 1 }
                if words.contains(where: { $0.elementsEqual(bytes[start..<end]) }) {
                    report.add(.task(String(decoding: bytes[start..<end], as: UTF8.self)), at: SourceRange(start, end))
                }
            }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

extension RuleMessage {
    fileprivate static func task(_ word: String) -> RuleMessage {
        RuleMessage("\(word): something is still to be done here.", why: "What is put off in a file is easily forgotten.", remedy: "Do it, or write an issue and name it.")
    }
}
