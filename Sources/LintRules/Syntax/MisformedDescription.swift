import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// A comment above a stage or an argument that BuildKit does not take as its description.
enum MisformedDescription: Rule {
    static let metadata = RuleMetadata(
        name: "misformed-description", code: "DHI222", aliases: [.buildkit("InvalidDefinitionDescription")], severity: .hint,
        summary: "The comment above a stage or an argument does not begin with its name",
        documentation: RuleDocumentation(
            what: """
                Reports the last comment line above an ARG, or above a FROM that names its stage, when it does not begin with the name. An empty comment line in between sets the \
                comment apart.
                """,
            why: "`docker build --call=outline` shows comments of the form `# name description` as descriptions, and no others.",
            remedy: "Begin the comment with the name, or put a line with a mere `#` between the two."),
        reference: "https://docs.docker.com/reference/build-checks/invalid-definition-description/",
        flagged: [
            RuleExample("A stage", "# the tools\nFROM debian:12 AS 1️⃣tools2️⃣"),
            RuleExample("An argument", "FROM debian:12\n# one\n#   which version\nARG 1️⃣VERSION2️⃣=1"),
            RuleExample("Above what silences a rule", "# the tools\n# hadolint ignore=DL3006\nFROM debian:12 AS 1️⃣tools2️⃣"),
            RuleExample("Several arguments", "FROM debian:12\n# versions\nARG 1️⃣A2️⃣=1 B=2"),
        ],
        clean: [
            RuleExample("With the name", "# tools holds the tools\nFROM debian:12 AS Tools\n# VERSION is the version\nARG VERSION=1"),
            RuleExample("Set apart", "# A file\n#\nFROM debian:12 AS tools"),
            RuleExample("What silences a rule", isWholeFile: true, "# hadolint ignore=DL3006\nFROM debian:12 AS tools\n# dhi ignore=undefined-variable reason=set later\nARG VERSION"),
            RuleExample("A stage without a name", "# the image\nFROM debian:12\n# runs\nRUN true"),
        ],
        presets: [], readsRejectedFiles: true)

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            guard instruction.keyword == .from || instruction.keyword == .arg, case let comments = instruction.comments, !comments.isEmpty else { continue }
            let names: [Word]
            switch instruction.content {
            case .from(let from): names = from.name.map { [$0] } ?? []
            case .arg(let declarations): names = declarations.map(\.name)
            default: continue
            }
            if names.isEmpty { continue }
            let texts = names.map { instruction.keyword == .from ? $0.text.lowercased() : $0.text }
            guard let last = comments.last(where: { !isPragma($0) }), !texts.contains(String(Substring(last.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }))), let comment = comment(above: instruction, file.tree) else { continue }
            // The comment may be about something else, such as a licence.
            let fix = Fix(title: "Begin with the name", edits: [TextEdit(SourceRange(comment.text, comment.text), texts[0] + " ")], applicability: .displayOnly)
            report.add(
                .misformed(texts[0]), at: names[0].range, related: [RelatedPlace(range: comment.range, message: "the comment")], fixes: names.count == 1 ? [fix] : [])
        }
    }

    /// Whether a comment is there for a linter, which is no description that went wrong.
    private static func isPragma(_ comment: String) -> Bool {
        let bytes = Array("# \(comment)".utf8)
        return SuppressionPragma(bytes, line: SourceRange(0, bytes.count)).map { $0.dialect != .buildkit } ?? false
    }

    /// The last comment with text in front of an instruction, and where its text begins.
    private static func comment(above instruction: Instruction, _ tree: DockerfileTree) -> (range: SourceRange, text: Int)? {
        for trivia in tree.trivia.reversed() where trivia.range.end <= instruction.range.start && trivia.kind == .comment {
            let bytes = tree.bytes[trivia.range.indices]
            guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")), let end = bytes.lastIndex(where: { $0 > 0x20 }), end > hash,
                let start = bytes[(hash + 1)...].firstIndex(where: { $0 > 0x20 })
            else { return nil }
            if isPragma(String(decoding: bytes[(hash + 1)...end], as: UTF8.self)) { continue }
            return (SourceRange(hash, end + 1), start)
        }
        return nil
    }
}

extension RuleMessage {
    fileprivate static func misformed(_ name: String) -> RuleMessage {
        RuleMessage("The comment above is no description of '\(name)'.", why: "Tools show only comments that begin with the name.", remedy: "Write '# \(name) …'.")
    }
}
