import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Reporting
import SourceModel
import Testing

/// Codes of hadolint for rules that are several there.
@Suite struct HadolintNamesTests {
    @Test("A finding has the code of its part")
    func parts() throws {
        let bytes = Array("FROM registry.example.com/base:1\nRUN apt-get install -y curl\nRUN apk add --no-cache git\nRUN pip install a\nRUN npm install -g b\n".utf8)
        let rules = RuleRegistry.all
        let selection = try RuleSelection(rules, select: ["unpinned-system-packages", "unpinned-language-packages", "registry-login"])
        let findings = Linter(selection, catalog: try Catalog.builtIn()).lint(bytes, path: "Dockerfile")
        let text = LintHadolintReporter(rules: rules.map { $0.metadata }).file(LintedSource(path: ReportedPath(Array("Dockerfile".utf8)), bytes: bytes, findings: findings))
        let codes = String(decoding: text, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ")[1] }
        #expect(codes == ["DL3008", "DL3018", "DL3013", "DL3016"])
    }
}
