import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// What BuildKit rejects.
enum RejectedSyntax: Rule {
    static let metadata = RuleMetadata(
        name: "syntax", code: "DHI000", aliases: [.hadolint("DL1000"), .hadolint("DL3043"), .hadolint("DL3061")], severity: .error, summary: "BuildKit rejects the file",
        documentation: RuleDocumentation(
            what: """
                Reports every instruction that `docker build` refuses to read, with BuildKit's own message. Rules about the image say nothing \
                of such a file.
                """,
            why: "The build stops at the first of these errors.",
            remedy: "Correct the instruction at the marked place; the message says what BuildKit expected."),
        reference: "https://docs.docker.com/reference/dockerfile/",
        flagged: [
            RuleExample("A misspelt instruction", "FROM debian:12\n1️⃣COPPY2️⃣ . /app"),
            RuleExample("A misspelt flag", "FROM debian:12\nCOPY 1️⃣--chwon=12️⃣ a /app"),
            RuleExample("A shell that is no list", "FROM debian:12\n1️⃣SHELL /bin/bash -c2️⃣"),
            RuleExample("No stage", isWholeFile: true, "1️⃣ARG VERSION=12️⃣"),
        ],
        clean: [
            RuleExample("A valid file", "FROM debian:12\nCOPY . /app")
        ],
        presets: [.default, .hadolint, .buildkit], readsRejectedFiles: true)

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let diagnostics = file.tree.diagnostics
        for (number, diagnostic) in diagnostics.prefix(limit).enumerated() {
            let further = number == limit - 1 ? diagnostics.count - limit : 0
            report.add(.rejected(diagnostic.message, further: further), at: diagnostic.range, fixes: fix(diagnostic, file.tree).map { [$0] } ?? [])
        }
        // Only arguments stand there; what is empty is rejected as such.
        if diagnostics.isEmpty, file.model.stages.isEmpty, let first = file.tree.instructions.first {
            report.add(.rejected("dockerfile contains no stages to build", further: 0), at: file.tree.textRange(of: first))
        }
    }

    // MARK: fixes

    /// What BuildKit takes for meant, or the list that SHELL asks for. What a file means that cannot be built nobody can compare.
    private static func fix(_ diagnostic: SyntaxDiagnostic, _ tree: DockerfileTree) -> Fix? {
        guard let edit = renaming(diagnostic, tree) ?? list(diagnostic, tree) else { return nil }
        return Fix(title: "Write \(String(decoding: edit.replacement, as: UTF8.self))", edits: [edit], applicability: .unsafe, changes: Set(BuildAspect.allCases))
    }

    private static func renaming(_ diagnostic: SyntaxDiagnostic, _ tree: DockerfileTree) -> TextEdit? {
        for (kind, sign) in [("unknown instruction: ", ""), ("unknown flag: --", "--")] where diagnostic.message.hasPrefix(kind) && diagnostic.message.hasSuffix("?)") {
            let parts = diagnostic.message.dropFirst(kind.count).dropLast(2).split(separator: " ")
            guard parts.count == 5, parts[1...3].elementsEqual(["(did", "you", "mean"]) else { return nil }
            let written = Array((sign + parts[0]).utf8)
            guard tree.bytes[Int(diagnostic.range.start)...].starts(with: written) else { return nil }
            let start = Int(diagnostic.range.start) + sign.utf8.count
            return TextEdit(SourceRange(start, start + parts[0].utf8.count), String(parts[4]))
        }
        return nil
    }

    /// `SHELL /bin/bash -c` as a list, where its words need no quotes.
    private static func list(_ diagnostic: SyntaxDiagnostic, _ tree: DockerfileTree) -> TextEdit? {
        guard diagnostic.message.hasPrefix("SHELL requires"), let instruction = tree.instructions.first(where: { $0.keyword == .shell && $0.range.contains(diagnostic.range) }), instruction.firstLine == instruction.lastLine else { return nil }
        let range = SourceRange(Int(instruction.keywordRange.end), Int(tree.textRange(of: instruction).end))
        let words = tree.bytes[range.indices].split { $0 == 0x20 || $0 == 0x09 }
        guard !words.isEmpty, words.allSatisfy({ $0.allSatisfy(isPlain) }) else { return nil }
        return TextEdit(range, " [" + words.map { "\"\(String(decoding: $0, as: UTF8.self))\"" }.joined(separator: ", ") + "]")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "/-_.+".utf8.contains(byte)
        }
    }

    /// Text that is no Dockerfile at all has errors on every line.
    private static let limit = 10
}

extension DockerfileTree {
    /// An instruction without the blanks and the line end around it.
    fileprivate func textRange(of instruction: Instruction) -> SourceRange {
        var end = Int(instruction.range.end)
        while end > Int(instruction.keywordRange.end), bytes[end - 1] <= 0x20 { end -= 1 }
        return SourceRange(Int(instruction.keywordRange.start), end)
    }
}

extension RuleMessage {
    fileprivate static func rejected(_ message: String, further: Int) -> RuleMessage {
        RuleMessage(
            "BuildKit rejects this: \(message).", why: "The file cannot be built.", remedy: further > 0 ? "\(further) further errors are not shown." : "")
    }
}
