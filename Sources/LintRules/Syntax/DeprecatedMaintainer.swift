import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// MAINTAINER, which a label took the place of.
enum DeprecatedMaintainer: Rule {
    static let metadata = RuleMetadata(
        name: "deprecated-maintainer", code: "DHI205", aliases: [.hadolint("DL4000"), .buildkit("MaintainerDeprecated")], severity: .warning,
        summary: "MAINTAINER is deprecated",
        documentation: RuleDocumentation(
            what: "Reports every MAINTAINER.",
            why: "The instruction has been deprecated since Docker 1.13. Registries and tools look for the author in a label.",
            remedy: "Write `LABEL org.opencontainers.image.authors=\"…\"`."),
        reference: "https://docs.docker.com/reference/build-checks/maintainer-deprecated/",
        flagged: [
            RuleExample("A name with an address", "FROM debian:12\n1️⃣MAINTAINER2️⃣ Jo Doe <jo@example.com>"),
            RuleExample("In quotes", "from debian:12\n1️⃣maintainer2️⃣ \"Jo Doe\""),
            RuleExample("With characters that a label would read otherwise", "FROM debian:12\n1️⃣MAINTAINER2️⃣ Jo \"The\\$\" Doe"),
        ],
        clean: [
            RuleExample("A label", "FROM debian:12\nLABEL org.opencontainers.image.authors=\"Jo Doe\""),
            RuleExample("A comment", "# MAINTAINER Jo Doe\nFROM debian:12"),
        ],
        presets: [.hadolint, .buildkit], readsRejectedFiles: true)

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions where instruction.keyword == .maintainer {
            report.add(.deprecated, at: instruction.keywordRange, fixes: fix(instruction, file.tree).map { [$0] } ?? [])
        }
    }

    private static func fix(_ instruction: Instruction, _ tree: DockerfileTree) -> Fix? {
        guard case .maintainer(let word) = instruction.content, instruction.firstLine == instruction.lastLine else { return nil }
        var name = word.text
        for quote in ["\"", "'"] where name.count > 1 && name.hasPrefix(quote) && name.hasSuffix(quote) && !name.dropFirst().dropLast().contains(quote) {
            name = String(name.dropFirst().dropLast())
        }
        let escape = Character(Unicode.Scalar(tree.escape))
        var value = ""
        for character in name {
            if character == "\"" || character == "$" || character == escape { value.append(escape) }
            value.append(character)
        }
        let keyword = instruction.keywordText == "maintainer" ? "label" : "LABEL"
        let text = "\(keyword) org.opencontainers.image.authors=\"\(value)\""
        let range = instruction.keywordRange.union(word.range)
        return Fix(title: "Write a label", edits: [TextEdit(range, text)], applicability: .safe, changes: [.author, .labels])
    }
}

extension RuleMessage {
    fileprivate static let deprecated = RuleMessage(
        "MAINTAINER is deprecated.", why: "Registries and tools look for the author in a label.", remedy: "Write LABEL org.opencontainers.image.authors=\"…\".")
}
