import Diagnostics
import DockerfileSyntax
import Linting

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
            RuleExample("A misspelt instruction", "FROM debian:12\n1️⃣COPPY2️⃣ . /app")
        ],
        clean: [
            RuleExample("A valid file", "FROM debian:12\nCOPY . /app")
        ],
        presets: [.default, .hadolint, .buildkit], readsRejectedFiles: true)

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let diagnostics = file.tree.diagnostics
        for (number, diagnostic) in diagnostics.prefix(limit).enumerated() {
            let further = number == limit - 1 ? diagnostics.count - limit : 0
            report.add(.rejected(diagnostic.message, further: further), at: diagnostic.range)
        }
    }

    /// Text that is no Dockerfile at all has errors on every line.
    private static let limit = 10
}

extension RuleMessage {
    fileprivate static func rejected(_ message: String, further: Int) -> RuleMessage {
        RuleMessage(
            "BuildKit rejects this: \(message).", why: "The file cannot be built.", remedy: further > 0 ? "\(further) further errors are not shown." : "")
    }
}
