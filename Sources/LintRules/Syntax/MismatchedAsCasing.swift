import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// `FROM … as …`, or `from … AS …`.
enum MismatchedAsCasing: Rule {
    static let metadata = RuleMetadata(
        name: "mismatched-as-casing", code: "DHI113", aliases: [.buildkit("FromAsCasing")], severity: .information,
        summary: "AS is not written in the case of FROM",
        documentation: RuleDocumentation(
            what: "Reports the word AS of a FROM when it is not in capitals and FROM is, or not in small letters and FROM is.",
            why: "The line reads as if one of the two were a name.",
            remedy: "Write both in capitals, or both in small letters."),
        reference: "https://docs.docker.com/reference/build-checks/from-as-casing/",
        flagged: [
            RuleExample("Small after capitals", "FROM debian:12 1️⃣as2️⃣ base"),
            RuleExample("Capitals after small letters", "from debian:12 1️⃣AS2️⃣ base"),
            RuleExample("Mixed, with a flag in front", "FROM --platform=$BUILDPLATFORM debian:12 1️⃣As2️⃣ base"),
        ],
        clean: [
            RuleExample("Capitals", "FROM debian:12 AS base"),
            RuleExample("Small letters", "from debian:12 as base"),
            RuleExample("A keyword in mixed case", "From debian:12 as base"),
            RuleExample("Without a name", "FROM debian:12"),
        ],
        presets: [.buildkit], readsRejectedFiles: true)

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions where instruction.keyword == .from {
            let words = instruction.arguments.words
            guard words.count >= 3, let casing = KeywordCasing(instruction.keywordText) else { continue }
            let word = words[1]
            if KeywordCasing(word.text) == casing { continue }
            let wanted = casing.applied(to: word.text)
            // Anything else than AS makes BuildKit reject the line.
            let isAs = word.text.lowercased() == "as"
            let fix = Fix(title: "Write '\(wanted)'", edits: [TextEdit(word.range, wanted)], applicability: .safe)
            report.add(.mismatch(word.text, instruction.keywordText), at: word.range, fixes: isAs && word.range.count == 2 ? [fix] : [])
        }
    }
}

extension RuleMessage {
    fileprivate static func mismatch(_ word: String, _ keyword: String) -> RuleMessage {
        RuleMessage("'\(word)' is not written like '\(keyword)'.", why: "One of them reads like a name.", remedy: "Write both in capitals, or both in small letters.")
    }
}
