import Diagnostics
import Foundation
import HardenedCatalog
import Reporting
import SourceModel
import Testing

@Suite struct LintJSONReporterTests {
    private static let report = LintSample.report(LintJSONReporter(tool: "dhi 1", stamp: CatalogStamp(commit: "c", date: "d", sha256: "s")))

    @Test("The whole report is one JSON object")
    func structure() throws {
        let report = try #require(try JSONSerialization.jsonObject(with: Data(Self.report.utf8)) as? [String: Any])
        #expect(Set(report.keys) == ["version", "tool", "catalogue", "files", "failures", "summary"])
        #expect((report["files"] as? [Any])?.count == 2)
        let summary = try #require(report["summary"] as? [String: Int])
        #expect(summary == ["files": 1, "errors": 1, "warnings": 1, "information": 0, "hints": 1, "failures": 1, "inBaseline": 0, "goneFromBaseline": 0])
    }

    @Test("Ranges in bytes, lines, bytes of a line and characters")
    func ranges() throws {
        let report = try #require(try JSONSerialization.jsonObject(with: Data(Self.report.utf8)) as? [String: Any])
        let files = try #require(report["files"] as? [[String: Any]])
        let findings = try #require(files[0]["findings"] as? [[String: Any]])
        let last = try #require(findings[2]["range"] as? [String: Int])
        let start = LintSample.source.findings[2].range.start
        #expect(last == ["start": Int(start), "end": Int(start) + 9, "line": 4, "column": 1, "character": 1, "endLine": 5, "endColumn": 4, "endCharacter": 4])
        let fixes = try #require(findings[0]["fixes"] as? [[String: Any]])
        #expect(fixes[0]["applicability"] as? String == "unsafe")
        #expect((fixes[0]["edits"] as? [[String: Any]])?.first?["replacement"] as? String == "a:2")
    }
}
