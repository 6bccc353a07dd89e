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
                of such a file. A template, from which a program makes Dockerfiles (`{{ … }}`, `<% … %>`), is called one, once, as an information.
                """,
            why: "The build stops at the first of these errors.",
            remedy: "Correct the instruction at the marked place; the message says what BuildKit expected."),
        reference: "https://docs.docker.com/reference/dockerfile/",
        flagged: [
            RuleExample("A misspelt instruction", "FROM debian:12\n1️⃣COPPY2️⃣ . /app"),
            RuleExample("A misspelt flag", "FROM debian:12\nCOPY 1️⃣--chwon=12️⃣ a /app"),
            RuleExample("A shell that is no list", "FROM debian:12\n1️⃣SHELL /bin/bash -c2️⃣"),
            RuleExample("No stage", isWholeFile: true, "1️⃣ARG VERSION=12️⃣"),
            RuleExample("A template", "FROM debian:12\nRUN true\n1️⃣{{#files}}2️⃣\nCOPY {{.}} /\n{{/files}}\n"),
        ],
        clean: [
            RuleExample("A valid file", "FROM debian:12\nCOPY . /app")
        ],
        presets: [.default, .hadolint, .buildkit], readsRejectedFiles: true)

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let diagnostics = file.tree.diagnostics
        if let first = diagnostics.first, hasTemplateName(file.path) || isTemplate(file.tree.bytes) {
            report.add(.template(first.message), at: first.range, severity: .information)
            return
        }
        let fixes = diagnostics.count <= limit ? SyntaxRepair.fixes(for: diagnostics, in: file.tree) : []
        for (number, diagnostic) in diagnostics.prefix(limit).enumerated() {
            let further = number == limit - 1 ? diagnostics.count - limit : 0
            report.add(.rejected(diagnostic.message, further: further), at: diagnostic.range, fixes: fixes.isEmpty ? [] : [fixes[number]])
        }
        // Only arguments stand there; what is empty is rejected as such.
        if diagnostics.isEmpty, file.model.stages.isEmpty, let first = file.tree.instructions.first {
            if hasTemplateName(file.path) { return report.add(.template("there are no stages"), at: file.tree.textRange(of: first), severity: .information) }
            report.add(.rejected("dockerfile contains no stages to build", further: 0), at: file.tree.textRange(of: first))
        }
    }

    private static func hasTemplateName(_ path: String) -> Bool {
        // A folder of them, with pieces that are put together.
        if path.split(byte: UInt8(ascii: "/")).dropLast().contains(where: { String($0).holdsBytes(of: "template") }) { return true }
        return [".template", ".tmpl", ".tpl", ".in", ".j2", ".jinja", ".erb", ".mustache", ".hbs"].contains { path.hasSuffix($0) }
    }

    /// Whether lines hold what programs that fill in templates replace.
    private static func isTemplate(_ bytes: [UInt8]) -> Bool {
        bytes.split(separator: UInt8(ascii: "\n")).contains { line in
            let text = String(decoding: line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }, as: UTF8.self)
            return [("{{", "}}"), ("{%", "%}"), ("<%", "%>")].contains { opening, closing in
                if text.hasPrefix(opening) { return true }
                // Files that build may hold them in quotes: `docker inspect --format '{{.Id}}'`.
                guard let place = text.byteOffset(of: opening), text.holdsBytes(of: closing) else { return false }
                return !text.utf8.prefix(place).contains { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
            }
        }
    }

    /// Text that is no Dockerfile at all has errors on every line.
    private static let limit = 10
}

extension RuleMessage {
    fileprivate static func template(_ message: String) -> RuleMessage {
        RuleMessage("This is a template rather than a Dockerfile: \(message).", why: "BuildKit rejects it as it is.", remedy: "Look at what is made from it instead.")
    }

    fileprivate static func rejected(_ message: String, further: Int) -> RuleMessage {
        RuleMessage(
            "BuildKit rejects this: \(message).", why: "The file cannot be built.", remedy: further > 0 ? "\(further) further errors are not shown." : "")
    }
}
