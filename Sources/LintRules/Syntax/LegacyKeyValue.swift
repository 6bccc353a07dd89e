import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// ENV or LABEL without an equals sign.
enum LegacyKeyValue: Rule {
    static let metadata = RuleMetadata(
        name: "legacy-key-value", code: "DHI213", aliases: [.buildkit("LegacyKeyValueFormat")], severity: .information,
        summary: "ENV or LABEL in the old form without an equals sign",
        documentation: RuleDocumentation(
            what: "Reports `ENV name value` and `LABEL name value`.",
            why: "The form takes one pair only and everything up to the end of the line as its value; it is deprecated.",
            remedy: "Write `name=value`, with quotes where the value has blanks."),
        reference: "https://docs.docker.com/reference/build-checks/legacy-key-value-format/",
        flagged: [
            RuleExample("A variable", "FROM debian:12\nENV 1️⃣LANG C.UTF-82️⃣"),
            RuleExample("A value with blanks", "FROM debian:12\nLABEL 1️⃣title   Some words2️⃣"),
            RuleExample("A value in quotes", "FROM debian:12\nENV 1️⃣NAME \"Some $LANG\"2️⃣"),
            RuleExample("Over several lines", "FROM debian:12\nENV 1️⃣PATH \\\n    /app/bin:$PATH2️⃣"),
            RuleExample("What cannot simply be put in quotes", "FROM debian:12\nENV 1️⃣NAME a \"b\" c2️⃣"),
        ],
        clean: [
            RuleExample("With an equals sign", "FROM debian:12\nENV LANG=C.UTF-8 NAME=\"Some words\"\nLABEL title=x"),
            RuleExample("ARG has only one form", "FROM debian:12\nARG LANG"),
            RuleExample("A trigger, which is read where it is carried out", "FROM debian:12\nONBUILD ENV LANG C"),
        ],
        presets: [.buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            guard case .env(let pairs) = instruction.content, let pair = pairs.first, pair.isLegacy else {
                guard case .label(let pairs) = instruction.content, let pair = pairs.first, pair.isLegacy else { continue }
                add(pair, instruction, file, &report)
                continue
            }
            add(pair, instruction, file, &report)
        }
    }

    private static func add(_ pair: KeyValuePair, _ instruction: Instruction, _ file: LintedFile, _ report: inout RuleReport) {
        let keyword = instruction.keyword.rawValue.uppercased()
        report.add(.legacy(keyword, pair.key.text), at: pair.key.range.union(pair.value.range), fixes: fix(pair, instruction, file.tree).map { [$0] } ?? [])
    }

    private static func fix(_ pair: KeyValuePair, _ instruction: Instruction, _ tree: DockerfileTree) -> Fix? {
        let gap = SourceRange(Int(pair.key.range.end), Int(pair.value.range.start))
        let text = pair.value.text
        // With an equals sign, quotes in the name would count.
        if pair.key.text.holdsQuotes(or: tree.escape) { return nil }
        let expander = WordExpander(escape: tree.escape)
        let old = expander.expand(text) { "<\($0)>" }
        guard old.error == nil else { return nil }
        // Quotes make no difference to what is one word already.
        let isOneWord = !text.holdsByte(UInt8(ascii: " ")) && !text.holdsByte(UInt8(ascii: "\t")) || text.isOneQuotedText
        if isOneWord { return Fix(title: "Write an equals sign", edits: [TextEdit(gap, "=")], applicability: .safe) }
        // Nor is it known how bytes that are no UTF-8 are read within quotes.
        guard !text.unicodeScalars.contains("\u{FFFD}"), !text.holdsQuotes(or: tree.escape), expander.expand("\"\(text)\"", environment: { "<\($0)>" }).result == old.result else { return nil }
        let end = Int(pair.value.range.end)
        return Fix(title: "Write an equals sign and quotes", edits: [TextEdit(gap, "=\""), TextEdit(SourceRange(end, end), "\"")], applicability: .safe)
    }
}

extension String {
    fileprivate func holdsQuotes(or escape: UInt8) -> Bool { utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") || $0 == escape } }

    /// Whether it is one text in quotes, without further quotes or escapes.
    fileprivate var isOneQuotedText: Bool {
        let bytes = utf8
        guard bytes.count > 1, let quote = bytes.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), bytes.last == quote else { return false }
        return !bytes.dropFirst().dropLast().contains { $0 == quote || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "`") }
    }
}

extension RuleMessage {
    fileprivate static func legacy(_ keyword: String, _ name: String) -> RuleMessage {
        RuleMessage("This is the old form of \(keyword).", why: "It takes everything up to the end of the line as the value, and is deprecated.", remedy: "Write \(name)=….")
    }
}
