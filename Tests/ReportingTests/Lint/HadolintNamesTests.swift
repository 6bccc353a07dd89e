import HardenedCatalog
import LintRules
import Linting
import Reporting
import Testing

/// The codes that hadolint's formats print.
@Suite struct HadolintNamesTests {
    @Test("A finding has the code of the part that it belongs to", arguments: [("apt-get install -y curl", "DL3008"), ("apk add --no-cache curl", "DL3018"), ("tdnf install -y curl", "DHI807")])
    func parts(_ command: String, _ code: String) throws {
        let bytes = Array("FROM registry.example.com/base:1\nRUN \(command)\n".utf8)
        let selection = try RuleSelection(RuleRegistry.all, select: ["unpinned-system-packages"])
        let findings = Linter(selection, catalog: try Catalog.builtIn()).lint(bytes, path: "Dockerfile")
        try #require(findings.count == 1)
        let source = LintedSource(path: ReportedPath("Dockerfile"), bytes: bytes, findings: findings)
        let rules = RuleRegistry.all.map { $0.metadata }
        for reporter in [LintHadolintReporter(rules: rules), LintHadolintJSONReporter(rules: rules)] as [any LintReporter] {
            #expect(String(decoding: reporter.file(source), as: UTF8.self).contains(code))
        }
    }
}
