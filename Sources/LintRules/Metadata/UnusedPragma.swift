import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// A comment that silences a rule which finds nothing there.
enum UnusedPragma: PragmaRule {
    static let metadata = RuleMetadata(
        name: "unused-pragma", code: "DHI1010", severity: .information, summary: "A comment silences a rule that finds nothing there, or names none",
        documentation: RuleDocumentation(
            what: """
                Reports the names in `# dhi ignore=…`, `# hadolint ignore=…` and `# check=skip=…` that silence nothing, and in comments of the first kind, or for hadolint, those that no rule has. Not judged \
                are names of rules that do not run, codes of hadolint and ShellCheck and checks of BuildKit that are no rules here, and runs that see a file other than as it is built \
                (`--as-migrated`, `--target`, `--build-arg`). What is said to other tools, which may find more, is reported only where the rule is asked for by name.
                """,
            why: "What is silenced for no reason hides what comes later, and a misspelt name silences nothing.",
            remedy: "Remove the name. In a comment that another tool reads, too, mind that it may find more there: such a comment is only changed with `--unsafe`."),
        reference: "https://docs.docker.com/build/checks/#skip-checks",
        flagged: [
            RuleExample("Nothing to silence", beside: ["root-user"], "FROM debian:13\n# dhi ignore=1️⃣root-user2️⃣ reason=needed\nUSER app"),
            RuleExample("One of two", beside: ["relative-workdir", "root-user"], "FROM debian:13\n# dhi ignore=relative-workdir,1️⃣root-user2️⃣\nWORKDIR app"),
            RuleExample("Of hadolint", beside: ["relative-workdir"], "FROM debian:13\n# hadolint ignore=1️⃣DL30002️⃣\nWORKDIR /app"),
            RuleExample("For the whole file", beside: ["root-user", "relative-workdir"], "# dhi global ignore=1️⃣root-user, DL30002️⃣\nFROM debian:13\nUSER app"),
            RuleExample("A check of docker build", isWholeFile: true, beside: ["MaintainerDeprecated"], "# check=error=true;skip=1️⃣MaintainerDeprecated2️⃣\nFROM debian:13\nUSER app"),
            RuleExample("A misspelt name", "FROM debian:13\n# dhi ignore=1️⃣rot-user2️⃣\nUSER root"),
            RuleExample("No rule at all", "FROM debian:13\n# hadolint ignore=1️⃣everything2️⃣ # for now\nUSER root"),
            RuleExample("Between the lines of a RUN", beside: ["root-user"], "FROM debian:13\nRUN one && \\\n  # dhi ignore=1️⃣root-user2️⃣\n  two"),
        ],
        clean: [
            RuleExample("In use", beside: ["relative-workdir"], "FROM debian:13\n# dhi ignore=relative-workdir\nWORKDIR app"),
            RuleExample("Between the lines of an instruction", beside: ["relative-workdir"], "FROM debian:13\nWORKDIR \\\n  # dhi ignore=relative-workdir\n  app"),
            RuleExample("For the stage", beside: ["relative-workdir"], "# hadolint stage ignore = DL3000\nFROM debian:13\nWORKDIR app"),
            RuleExample("Rules that do not run, or belong to another tool", "FROM debian:13\n# dhi ignore=root-user\n# hadolint ignore=SC2086,DL9999\n# check=skip=SomeNewCheck\nUSER app"),
            RuleExample("In a script", beside: ["root-user"], "FROM debian:13\nRUN <<EOF\n# dhi ignore=root-user\nEOF"),
        ])

    static func check(_ pragmas: [PlacedPragma], in file: LintedFile, _ report: inout RuleReport) {
        for placed in pragmas {
            for unknown in placed.unknown {
                let (name, nearest) = (unknown.name, unknown.nearest)
                let fix = nearest.map { Fix(title: "Write \($0)", edits: [TextEdit(name.range, $0)], applicability: .displayOnly) } ?? removal(of: [name], from: placed, in: file)
                report.add(.unknown(name.text, nearest), at: name.range, fixes: [fix].compactMap { $0 })
            }
            guard let first = placed.idle.first, let last = placed.idle.last else { continue }
            report.add(
                .idle(placed.idle.map(\.text)), at: first.range.union(last.range), fixes: removal(of: placed.idle, from: placed, in: file).map { [$0] } ?? [],
                // Another tool may find something there.
                onDemand: placed.pragma.dialect != .dhi)
        }
    }

    /// Takes the names out, or the comment where none is left. What other tools read, too, may be needed for them.
    private static func removal(of names: [SuppressionPragma.Name], from placed: PlacedPragma, in file: LintedFile) -> Fix? {
        let pragma = placed.pragma
        let kept = pragma.names.filter { !names.contains($0) }
        let edit: TextEdit
        if let first = pragma.names.first, let last = pragma.names.last, !kept.isEmpty {
            edit = TextEdit(first.range.union(last.range), kept.map(\.text).joined(separator: ","))
        } else if pragma.hasOtherFields {
            edit = TextEdit(fieldWithSign(pragma, file.tree.bytes), "")
        } else {
            edit = TextEdit(placed.line, "")
        }
        // Without the comment, what stands below it may become a directive.
        let rest = DockerfileParser.parse(file.tree.bytes.applying([edit])).directives.map(\.name)
        guard rest == file.tree.directives.filter({ !(placed.isDirective && edit.range.contains($0.range)) }).map(\.name) else { return nil }
        return Fix(title: kept.isEmpty ? "Remove the comment" : "Remove \(names.map(\.text).joined(separator: ", "))", edits: [edit], applicability: pragma.dialect == .dhi ? .safe : .unsafe)
    }

    private static func fieldWithSign(_ pragma: SuppressionPragma, _ bytes: [UInt8]) -> SourceRange {
        let sign = UInt8(ascii: ";")
        if bytes[Int(pragma.field.end)...].first == sign { return SourceRange(Int(pragma.field.start), Int(pragma.field.end) + 1) }
        let start = bytes[..<Int(pragma.field.start)].lastIndex(of: sign) ?? Int(pragma.field.start)
        return SourceRange(start, Int(pragma.field.end))
    }
}

extension RuleMessage {
    fileprivate static func idle(_ names: [String]) -> RuleMessage {
        RuleMessage(
            "This comment silences \(names.joined(separator: ", ")), but nothing is found here.", why: "It would hide what comes later.",
            remedy: names.count == 1 ? "Remove the name." : "Remove the names.")
    }

    fileprivate static func unknown(_ name: String, _ nearest: String?) -> RuleMessage {
        RuleMessage("No rule is called '\(name)'.", why: "The comment silences nothing by it.", remedy: nearest.map { "Did you mean \($0)?" } ?? "'dhi rules' lists the names.")
    }
}
