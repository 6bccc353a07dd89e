import Diagnostics
import HardenedCatalog
import Reporting
import SourceModel

/// A small file with findings of every kind, made by hand so that no catalogue is needed.
enum LintSample {
    static let text = "# größer 漢\nFROM a:1\n\tUSER\troot # 漢\nCMD \\\n  x\n"

    static var source: LintedSource {
        let bytes = Array(text.utf8)
        return LintedSource(
            path: "dir one/Dockerfile", bytes: bytes,
            findings: [
                Diagnostic(
                    rule: "old-image", code: "DHI900", severity: .warning, message: "a:1 is old.", help: "It has holes. Use a:2.", range: range("a:1"),
                    fixes: [Fix(title: "Use a:2", edits: [TextEdit(range("a:1"), "a:2")], applicability: .unsafe)]),
                Diagnostic(
                    rule: "root-user", code: "DHI501", severity: .error, message: "The last USER is root.", range: range("root"),
                    related: [RelatedPlace(range: range("a:1"), message: "this image")]),
                Diagnostic(rule: "hinted", code: "DHI901", severity: .hint, message: "Bell \u{7}.", range: range("CMD \\\n  x")),
            ])
    }

    private static func range(_ part: String) -> SourceRange {
        let bytes = Array(text.utf8)
        let wanted = Array(part.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
        return SourceRange(start, start + wanted.count)
    }

    static var summary: LintSummary {
        var summary = LintSummary()
        summary.count(source.findings)
        summary.failures = [LintSummary.Failure(path: "gone", message: "no such file")]
        return summary
    }

    /// All parts of a report put together.
    static func report(_ reporter: any LintReporter) -> String {
        let bytes = reporter.opening() + reporter.file(source) + reporter.separator + reporter.file(source) + reporter.closing(summary)
        return String(decoding: bytes, as: UTF8.self)
    }
}
