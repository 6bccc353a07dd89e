internal import Diagnostics
internal import DockerfileSyntax
internal import Linting
internal import SourceModel

/// One text, what all rules say of it, and what their fixes make of it: what must hold, however odd the text.
struct LintedText {
    let bytes: [UInt8]
    let findings: [Diagnostic]
    /// The text could not be worse: BuildKit rejects it.
    let isRejected: Bool
    private let linter: Linter

    init(_ bytes: [UInt8], linter: Linter) {
        self.bytes = bytes
        self.linter = linter
        let tree = DockerfileParser.parse(bytes)
        isRejected = !tree.diagnostics.isEmpty
        findings = linter.lint(tree, path: "Dockerfile")
    }

    /// The first thing that does not hold of places and edits; `nil`: all does.
    func misplaced() -> String? {
        for finding in findings {
            for range in [finding.range] + finding.related.map(\.range) where range.start > range.end || Int(range.end) > bytes.count {
                return "\(finding.rule) points to \(range.start)..<\(range.end) of \(bytes.count) bytes"
            }
            if finding.message.isEmpty { return "\(finding.rule) says nothing" }
            for fix in finding.fixes {
                var end = 0
                for edit in fix.edits {
                    guard Int(edit.range.start) >= end, edit.range.start <= edit.range.end, Int(edit.range.end) <= bytes.count else {
                        return "\(finding.rule): the edits of \"\(fix.title)\" are not in order or not in the text"
                    }
                    end = Int(edit.range.end)
                }
            }
        }
        return nil
    }

    /// What the fixes up to `applicability` make of the text.
    func fixed(upTo applicability: Applicability) -> FixedFile {
        Fixer(linter, upTo: applicability).fix(bytes, path: "Dockerfile")
    }

    /// The first thing that does not hold of a fixed text; `nil`: all does.
    func broken(_ result: FixedFile, upTo applicability: Applicability) -> String? {
        let after = LintedText(result.bytes, linter: linter)
        if after.isRejected, !isRejected { return "it does not parse any more" }
        if let problem = after.misplaced() { return "afterwards \(problem)" }
        if bytes.applying(result.edits) != result.bytes { return "the edits do not lead to the text" }
        if after.findings != result.remaining { return "what is said to remain is not what is found" }
        if let next = after.fixed(upTo: applicability).fixed.first { return "a second run fixes \(next.rule) once more" }
        return nil
    }
}
