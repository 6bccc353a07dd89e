import Diagnostics
import Linting
import SourceModel

/// What ShellCheck says about the scripts of a file.
enum Shellcheck: Rule {
    static let metadata = RuleMetadata(
        name: "shellcheck", code: "DHI050", severity: .warning, summary: "ShellCheck finds a mistake in a script of RUN",
        documentation: RuleDocumentation(
            what: """
                Asks [ShellCheck](https://www.shellcheck.net) about the scripts of RUN, here-documents and ONBUILD among them, and reports what it finds under the codes that it has there \
                (`SC2086`), with their severities; any of them can be selected, ignored and given a severity. The script is read as what runs it: the shell of SHELL or of a line `#!`, \
                else dash, BusyBox or bash by the image. Variables of ARG and ENV count as set. Its errors and warnings are on by default, but for \
                those about what build scripts do on purpose (words that are not quoted, lists of one item) and about a shell that is not known; `--select shellcheck` takes all. Without ShellCheck on the PATH the rule is silent (`--shellcheck always`: an error).
                """,
            why: "A mistake in a script often shows only in a build on another day, or never: as a file that is not there, or as a step that failed unseen.",
            remedy: "Each code has a page at https://www.shellcheck.net/wiki/ that shows what to write instead. `--fix --unsafe` applies what ShellCheck itself proposes, but no quotes around whole words, which may be lists."),
        reference: "https://www.shellcheck.net/wiki/",
        flagged: [
            RuleExample("A test that is always true", "FROM debian:13\nRUN if [ 1️⃣\"a\"2️⃣ ]; then make; fi"),
            RuleExample("A variable that nothing sets", "FROM debian:13\nARG version\nRUN make \"a-${version}\" \\\n    \"b-1️⃣${versoin}2️⃣\""),
            RuleExample("A command that may fail unseen", "FROM debian:13\nRUN 1️⃣cd /src2️⃣; make"),
        ],
        clean: [
            RuleExample("Variables of the build", "FROM debian:13\nARG version\nENV prefix=/usr\nRUN make prefix=\"$prefix\" \"a-${version}\""),
            RuleExample("A shell that ends at the first failure", "FROM debian:13\nSHELL [\"/bin/bash\", \"-ec\"]\nRUN cd /src; make"),
            RuleExample("What dash knows beyond POSIX", "FROM debian:13\nRUN f() { local a=1; echo -n \"$a\"; }; f"),
        ],
        presets: [.default, .hadolint], relays: RelayedCodes(prefix: "SC", pages: "https://www.shellcheck.net/wiki/"))

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let checker = file.scriptChecker else { return }
        let scripts = file.scripts
        if scripts.isEmpty { return }
        for (script, remarks) in zip(scripts, checker.remarks(on: scripts.map(\.text))) {
            guard let remarks else { continue }
            // A release that does not know BusyBox and takes it for dash, which knows less.
            let isMistaken = remarks.contains { $0.code == ashIsDash }
            for remark in remarks where !meaningless.contains(remark.code) && !(isMistaken && isPortability(remark)) {
                guard let span = script.range(of: remark.span), let range = place(of: span, in: script) else { continue }
                let code = "SC\(remark.code)"
                let message = RuleMessage(sentence(remark.message), why: "", remedy: "See \(metadata.reference)\(code).")
                report.relay(code, message, at: range, severity: remark.severity, onDemand: isOnDemand(remark, script), fixes: fix(remark, script).map { [$0] } ?? [])
            }
        }
    }

    private static let ashIsDash = 2187
    /// Codes about files that a script includes, which nobody has while a Dockerfile is linted, and about names of shells.
    private static let meaningless: Set<Int> = [1090, 1091, 2187]

    /// Warnings about what build scripts do on purpose, as a rule: words that are to be split or hold no blanks (`make -j$(nproc)`), lists of one
    /// item, empty values, quotes within quotes, names of files without blanks, statuses that do not matter.
    private static let intended: Set<Int> = [1007, 1078, 2010, 2013, 2027, 2038, 2043, 2044, 2045, 2046, 2140, 2155, 2166, 2188, 2206, 2207]

    /// Codes from 3000 on: what the shell might not know.
    private static func isPortability(_ remark: ScriptRemark) -> Bool { (3000..<4000).contains(remark.code) }

    private static func isOnDemand(_ remark: ScriptRemark, _ script: FileScript) -> Bool {
        if remark.severity < .warning || intended.contains(remark.code) { return true }
        return isPortability(remark) && !script.isShellKnown
    }

    /// Where a finding lies in the file; one about a place between two characters takes the one behind it, or else the one in front.
    private static func place(of span: Range<Int>, in script: FileScript) -> SourceRange? {
        if !span.isEmpty { return script.sourceRange(span) }
        let character = script.character(at: span.lowerBound) ?? script.character(before: span.lowerBound)
        return character.flatMap { script.sourceRange($0) }
    }

    private static func sentence(_ message: String) -> String {
        let line = message.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingBlanks
        guard let last = line.last else { return "ShellCheck says nothing further." }
        return ".!?".contains(last) ? line : line + "."
    }

    /// What ShellCheck proposes; it changes what the shell makes of the text, most often in cases that do not come up.
    private static func fix(_ remark: ScriptRemark, _ script: FileScript) -> Fix? {
        if remark.replacements.isEmpty || script.isRepaired { return nil }
        var edits: [TextEdit] = []
        var spans: [Range<Int>] = []
        for replacement in remark.replacements {
            guard let span = script.range(of: replacement.span), let range = script.wholeRange(span), !replacement.text.contains(where: \.isNewline) else { return nil }
            edits.append(TextEdit(range, replacement.text))
            spans.append(span)
        }
        edits.sort { $0.range < $1.range }
        let mayBeList = isQuoting(edits) && isWord(spans.map(\.lowerBound).min() ?? 0, spans.map(\.upperBound).max() ?? 0, script)
        return Fix(title: title(edits), edits: edits, applicability: mayBeList ? .displayOnly : .unsafe, changes: script.isTrigger ? [.triggers] : [.commands])
    }

    private static func isQuoting(_ edits: [TextEdit]) -> Bool {
        edits.count == 2 && edits.allSatisfy { $0.range.isEmpty && $0.replacement == [UInt8(ascii: "\"")] }
    }

    /// Whether bytes of the script are a whole word: one in build scripts is often a list (`apk add $packages`), and a person has to say so; a part of a
    /// word is none.
    private static func isWord(_ start: Int, _ end: Int, _ script: FileScript) -> Bool {
        func ends(_ offset: Int) -> Bool { !script.text.indices.contains(offset) || " \t\n;&|()<>".utf8.contains(script.text[offset]) }
        return ends(start - 1) && ends(end)
    }

    private static func title(_ edits: [TextEdit]) -> String {
        if isQuoting(edits) { return "Put it in double quotes" }
        guard edits.count == 1, let edit = edits.first else { return "Write it as ShellCheck proposes" }
        let text = String(decoding: edit.replacement, as: UTF8.self).trimmingBlanks
        if edit.replacement.isEmpty { return "Remove it" }
        return edit.range.isEmpty ? "Add '\(text)'" : "Write '\(text)'"
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
