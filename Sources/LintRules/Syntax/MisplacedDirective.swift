import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// A parser directive where it is a mere comment.
enum MisplacedDirective: Rule {
    static let metadata = RuleMetadata(
        name: "misplaced-directive", code: "DHI218", severity: .warning, summary: "A parser directive stands where it is only a comment",
        documentation: RuleDocumentation(
            what: "Reports `# syntax=…` and `# escape=…` after a comment, a blank line or an instruction, and misspelt ones at the top.",
            why: "Directives count only in the first lines of a file, without anything in front. This one is ignored without a word.",
            remedy: "Move it to the very top, or remove it."),
        reference: "https://docs.docker.com/reference/dockerfile/#parser-directives",
        flagged: [
            RuleExample("Behind a comment", "# A file\n1️⃣# syntax=docker/dockerfile:12️⃣\nFROM debian:12"),
            RuleExample("Behind a blank line", "\n1️⃣#syntax=docker/dockerfile:1.42️⃣\nFROM debian:12"),
            RuleExample("Behind an instruction", "FROM debian:12\n1️⃣# escape=`2️⃣\nRUN true"),
            RuleExample("Misspelt", isWholeFile: true, "1️⃣# sytnax=docker/dockerfile:12️⃣\nFROM debian:12"),
        ],
        clean: [
            RuleExample("At the top", isWholeFile: true, "# syntax=docker/dockerfile:1\n# escape=\\\n\n# A file\nFROM debian:12"),
            RuleExample("Above an instruction", "FROM debian:12\n# check=skip=JSONArgsRecommended\nCMD true"),
            RuleExample("About something else", "FROM debian:12\n# escape the dots\nRUN true\n# syntax = whatever the parser takes"),
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let tree = file.tree
        var isTop = true
        for trivia in tree.trivia {
            if trivia.kind == .blank { isTop = false }
            guard trivia.kind == .comment, let (name, value) = setting(tree.bytes[trivia.range.indices]) else { continue }
            let range = SourceRange(Int(trivia.range.start), Int(trivia.range.start) + tree.bytes[trivia.range.indices].prefix { $0 != 0x0A && $0 != 0x0D }.count)
            let isFirst = isTop && trivia.range.end <= tree.instructions.first?.range.start ?? 0
            isTop = false
            switch name {
            case "syntax" where value.isFrontend: report.add(.misplaced(name), at: range, fixes: fixes(trivia, value, tree))
            case "escape" where value == "`" || value == "\\": report.add(.misplaced(name), at: range)
            default:
                guard isFirst, value.isFrontend, Suggestion.nearest(to: name, among: ["syntax"], caseSensitive: true) != nil else { continue }
                report.add(.misspelt(name), at: range)
            }
        }
    }

    /// The parts of `# name=value`, a single word each.
    private static func setting(_ comment: ArraySlice<UInt8>) -> (name: String, value: String)? {
        guard beginsWithName(comment) else { return nil }
        let text = String(decoding: comment.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.dropFirst(), as: UTF8.self)
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { $0.filter { !$0.isWhitespace } }
        guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(\.isLetter), text.split(whereSeparator: \.isWhitespace).count <= 3 else { return nil }
        return (parts[0].lowercased(), parts[1])
    }

    /// Whether there is a `=` in a comment with no more in front of it than a few words of letters, which few comments begin with.
    private static func beginsWithName(_ comment: ArraySlice<UInt8>) -> Bool {
        var words = 0
        var isInWord = false
        for byte in comment.drop(while: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }).dropFirst() {
            if byte == UInt8(ascii: "=") { return words > 0 }
            // What other characters are is not asked here.
            if byte >= 0x80 { return comment.contains(UInt8(ascii: "=")) }
            let isBlank = byte == UInt8(ascii: " ") || byte >= 0x09 && byte <= 0x0D
            guard isBlank || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") else { return false }
            if !isBlank, !isInWord { words += 1 }
            if words > 3 { return false }
            isInWord = !isBlank
        }
        return false
    }

    private static func fixes(_ trivia: Trivia, _ value: String, _ tree: DockerfileTree) -> [Fix] {
        guard !tree.directives.contains(where: { $0.name == .syntax }) else { return [] }
        let start = tree.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let line = Array(tree.bytes[trivia.range.indices])
        guard line.last == 0x0A, Int(trivia.range.start) > start else { return [] }
        return [Fix(title: "Move it to the top", edits: [TextEdit(SourceRange(start, start), line), TextEdit(trivia.range, "")], applicability: .unsafe)]
    }
}

extension String {
    /// The name of a program that reads Dockerfiles.
    fileprivate var isFrontend: Bool { hasPrefix("docker/dockerfile") || hasPrefix("docker.io/docker/dockerfile") }
}

extension RuleMessage {
    fileprivate static func misplaced(_ name: String) -> RuleMessage {
        RuleMessage("This \(name) directive is only a comment here.", why: "Directives count in the first lines of a file only, without anything in front.", remedy: "Move it to the very top, or remove it.")
    }

    fileprivate static func misspelt(_ name: String) -> RuleMessage {
        RuleMessage("There is no directive '\(name)'.", why: "The line is only a comment.", remedy: "Did you mean syntax?")
    }
}
