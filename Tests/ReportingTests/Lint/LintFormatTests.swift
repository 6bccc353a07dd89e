import Diagnostics
import Foundation
import LintRules
import Linting
import Reporting
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The whole report of each format, against a file of `Expected`.
@Suite struct LintFormatTests {
    private static let reporters: [String: any LintReporter] = {
        let rules = [RuleMetadata].sample
        return [
            "github.txt": LintGitHubReporter(), "gitlab.json": LintGitLabReporter(), "checkstyle.xml": LintCheckstyleReporter(), "junit.xml": LintJUnitReporter(),
            "rdjsonl.jsonl": LintRDJSONReporter(rules: rules), "hadolint.txt": LintHadolintReporter(rules: rules), "hadolint.json": LintHadolintJSONReporter(rules: rules),
            "gnu.txt": LintGNUReporter(), "text.txt": LintTextReporter(colors: false, width: 80), "text-narrow-coloured.txt": LintTextReporter(colors: true, width: 40),
            "sarif.json": LintSARIFReporter(version: "1.2.3", rules: rules),
        ]
    }()

    @Test(arguments: reporters.keys.sorted())
    func isAsExpected(_ name: String) throws {
        let report = LintSample.report(try #require(Self.reporters[name]))
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Expected/\(name)")
        if ProcessInfo.processInfo.environment["DHI_UPDATE_EXPECTED"] != nil { try Data(report.utf8).write(to: file) }
        #expect(report == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test(arguments: ["checkstyle.xml", "junit.xml"])
    func isXML(_ name: String) throws {
        let parser = XMLParser(data: Data(LintSample.report(try #require(Self.reporters[name])).utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }

    @Test(arguments: ["gitlab.json", "hadolint.json", "sarif.json"])
    func isJSON(_ name: String) throws {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(LintSample.report(try #require(Self.reporters[name])).utf8)) }
    }

    @Test func namesOfFindingsDiffer() throws {
        let report = LintSample.report(LintGitLabReporter())
        let entries = try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [[String: Any]])
        // The sample stands there twice under one name.
        #expect(Set(entries.compactMap { $0["fingerprint"] as? String }).count == entries.count / 2)
    }
}

extension [RuleMetadata] {
    /// The rules of `LintSample`, so that a change of real ones changes no expected file.
    fileprivate static var sample: [RuleMetadata] {
        [("old-image", "DHI900", [RuleAlias.hadolint("DL3006")]), ("root-user", "DHI501", [.hadolint("DL3002")]), ("hinted", "DHI901", [])].map { name, code, aliases in
            RuleMetadata(
                name: name, code: code, aliases: aliases, severity: .warning, summary: name, documentation: RuleDocumentation(what: "What.", why: "Why.", remedy: "Remedy."),
                reference: "https://docs.docker.com/reference/dockerfile/", flagged: [], clean: [])
        }
    }
}
