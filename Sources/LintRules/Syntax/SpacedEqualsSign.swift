import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// `ENV NAME = value`.
enum SpacedEqualsSign: Rule {
    static let metadata = RuleMetadata(
        name: "spaced-equals-sign", code: "DHI214", severity: .error, summary: "Blanks in front of an equals sign make it a part of the value",
        documentation: RuleDocumentation(
            what: "Reports ENV and LABEL with blanks between the name and the equals sign.",
            why: "BuildKit reads the old form `ENV name value`: the value begins with the equals sign.",
            remedy: "Write `name=value` without blanks."),
        reference: "https://docs.docker.com/reference/dockerfile/#env",
        flagged: [
            RuleExample("Blanks on both sides", "FROM debian:12\nENV NAME1️⃣ = 2️⃣value"),
            RuleExample("Blanks in front", "FROM debian:12\nLABEL title1️⃣ =2️⃣\"Some words\""),
            RuleExample("A value of several words", "FROM debian:12\nENV NAME1️⃣ = 2️⃣some words"),
        ],
        clean: [
            RuleExample("No blanks", "FROM debian:12\nENV NAME=value"),
            RuleExample("The old form", "FROM debian:12\nENV OPTIONS -x=1"),
        ],
        presets: [.default], supersedes: ["legacy-key-value"])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            let pairs: [KeyValuePair]
            switch instruction.content {
            case .env(let found), .label(let found): pairs = found
            default: continue
            }
            guard let pair = pairs.first, pair.isLegacy, pair.value.text.hasPrefix("=") else { continue }
            var end = Int(pair.value.range.start) + 1
            while end < Int(pair.value.range.end), file.tree.bytes[end] == UInt8(ascii: " ") || file.tree.bytes[end] == UInt8(ascii: "\t") { end += 1 }
            let gap = SourceRange(Int(pair.key.range.end), end)
            let value = file.tree.bytes[end..<Int(pair.value.range.end)]
            var edits = [TextEdit(gap, "=")]
            if value.contains(UInt8(ascii: " ")), let first = value.first, first != UInt8(ascii: "\""), first != UInt8(ascii: "'") {
                let isPlain = !value.contains { "\"'\\`\n".utf8.contains($0) }
                edits = isPlain ? [TextEdit(gap, "=\""), TextEdit(SourceRange(value.endIndex, value.endIndex), "\"")] : []
            }
            let fix = Fix(title: "Remove the blanks", edits: edits, applicability: .unsafe, changes: [.variables, .labels, .workdir, .user])
            report.add(.spaced(pair.key.text), at: gap, fixes: edits.isEmpty ? [] : [fix])
        }
    }
}

extension RuleMessage {
    fileprivate static func spaced(_ name: String) -> RuleMessage {
        RuleMessage("The equals sign becomes a part of the value of \(name).", why: "Blanks in front of it make this the old form, name and value without '='.", remedy: "Remove the blanks.")
    }
}
