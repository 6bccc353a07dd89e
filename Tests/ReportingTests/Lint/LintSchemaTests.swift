import Diagnostics
import Foundation
import LintRules
import Linting
import Reporting
import SourceModel
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What the public schemas of the formats ask for, on paths and texts of all kinds.
///
/// The facts are those of SARIF 2.1.0 (OASIS), the code quality report of GitLab, checkstyle-report-1.0.0, the JUnit schema of Jenkins' xUnit plugin,
/// reviewdog's Diagnostic and the workflow commands of GitHub.
@Suite struct LintSchemaTests {
    private static let paths: [[UInt8]] =
        [
            "Dockerfile", "a b/Dockerfile", "größe/漢字/Dockerfile", "100%/Dockerfile", "a&b<c>/\"d\"/'e'/Dockerfile", "a;b,c:d/Dockerfile", "#a?b[c]/Dockerfile", "back\\slash/Dockerfile",
            "new\nline/Dockerfile", "tab\t/Dockerfile", "esc\u{1B}[31m/Dockerfile", "👩‍👩‍👧/Dockerfile",
        ].map { Array($0.utf8) } + [Array("bad".utf8) + [0xFF, 0xFE] + Array("/Dockerfile".utf8)]

    private static func source(_ path: [UInt8]) -> LintedSource {
        let bytes = Array("FROM a:1\r\nRUN echo \"]]>\" <a> & 'b' \u{0} \u{1B} \u{85} 漢\r\nMAINTAINER x".utf8) + [0xFF, 0x0A]
        func finding(_ rule: String, _ severity: Severity, _ range: SourceRange, fixes: [Fix] = []) -> Diagnostic {
            Diagnostic(rule: rule, code: "DHI1", severity: severity, message: "\(rule) says <\"a\" & 'b'>:\u{0}\u{1B},%.", help: "Two\nlines.", range: range, related: [RelatedPlace(range: SourceRange(0, 4), message: "here")], fixes: fixes)
        }
        let fix = Fix(title: "Write b", edits: [TextEdit(SourceRange(5, 6), "b\n\"")], applicability: .safe)
        return LintedSource(
            path: ReportedPath(path), bytes: bytes,
            findings: [
                finding("root-user", .error, SourceRange(5, 8), fixes: [fix]), finding("root-user", .warning, SourceRange(5, 8)), finding("unchecked-pipe", .information, SourceRange(10, bytes.count - 1)),
                finding("missing-user", .hint, SourceRange(0, 0)), finding("syntax", .error, SourceRange(bytes.count, bytes.count)),
            ])
    }

    private static func report(_ reporter: any LintReporter) -> String {
        var summary = LintSummary()
        var bytes = reporter.opening()
        for (number, path) in paths.enumerated() {
            let source = source(path)
            summary.count(source.findings)
            if number > 0 { bytes += reporter.separator }
            bytes += reporter.file(source)
        }
        summary.failures = [LintSummary.Failure(path: ReportedPath(Array("gone\n,/Dockerfile".utf8)), message: "no such file: \"x\" & <y>")]
        return String(decoding: bytes + reporter.closing(summary), as: UTF8.self)
    }

    private static let count = paths.count * 5
    private static let rules = RuleRegistry.all.map { $0.metadata }

    private func object(_ text: some StringProtocol) throws -> [String: Any] { try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) }

    @Test func gitlab() throws {
        let entries = try #require(try JSONSerialization.jsonObject(with: Data(Self.report(LintGitLabReporter()).utf8)) as? [[String: Any]])
        #expect(entries.count >= Self.count)
        for entry in entries {
            for key in ["description", "check_name", "fingerprint"] { #expect((entry[key] as? String)?.isEmpty == false, "\(key)") }
            #expect(["info", "minor", "major", "critical", "blocker"].contains(entry["severity"] as? String))
            let location = try #require(entry["location"] as? [String: Any])
            #expect((location["path"] as? String)?.isEmpty == false)
            let begin = try #require((location["lines"] as? [String: Any])?["begin"] as? Int)
            #expect(begin >= 1)
        }
        #expect(Set(entries.compactMap { $0["fingerprint"] as? String }).count == entries.count, "one finding would hide another")
    }

    @Test func reviewdog() throws {
        let lines = Self.report(LintRDJSONReporter(rules: Self.rules)).split(separator: "\n")
        #expect(lines.count >= Self.count)
        for line in lines {
            let entry = try object(line)
            #expect(entry.keys.allSatisfy { ["message", "location", "severity", "source", "code", "suggestions", "original_output", "related_locations"].contains($0) })
            #expect((entry["message"] as? String)?.isEmpty == false)
            #expect(["ERROR", "WARNING", "INFO"].contains(entry["severity"] as? String))
            let location = try #require(entry["location"] as? [String: Any])
            #expect(location["path"] is String)
            guard let range = location["range"] as? [String: [String: Int]] else { continue }
            for place in range.values { #expect(place["line"] ?? 0 >= 1 && place["column"] ?? 1 >= 1) }
        }
    }

    @Test func sarif() throws {
        let log = try object(Self.report(LintSARIFReporter(version: "1.2.3", rules: Self.rules)))
        #expect(log["version"] as? String == "2.1.0")
        let runs = try #require(log["runs"] as? [[String: Any]])
        for run in runs {
            let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
            #expect((driver["name"] as? String)?.isEmpty == false)
            let listed = try #require(driver["rules"] as? [[String: Any]]).map { $0["id"] as? String }
            let results = try #require(run["results"] as? [[String: Any]])
            #expect(results.count == Self.count)
            for result in results {
                #expect(["none", "note", "warning", "error"].contains(result["level"] as? String))
                #expect(((result["message"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
                let index = try #require(result["ruleIndex"] as? Int)
                #expect(listed[index] == result["ruleId"] as? String)
                for location in try #require(result["locations"] as? [[String: Any]]) {
                    let place = try #require(location["physicalLocation"] as? [String: Any])
                    let uri = try #require((place["artifactLocation"] as? [String: Any])?["uri"] as? String)
                    #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}#?[]".utf8.contains($0) }, "\(uri)")
                    let region = try #require(place["region"] as? [String: Any])
                    for key in ["startLine", "startColumn", "endLine", "endColumn"] { #expect(region[key] as? Int ?? 1 >= 1) }
                }
            }
        }
    }

    @Test func github() throws {
        let lines = Self.report(LintGitHubReporter()).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count >= Self.count)
        let command = try Regex("::(error|warning|notice)( (title|file|line|endLine|col|endColumn)=[^,:\r\n]*(,(title|file|line|endLine|col|endColumn)=[^,:\r\n]*)*)?::[^\r\n]+")
        for line in lines { #expect(try command.wholeMatch(in: String(line)) != nil, "\(line)") }
    }

    @Test func checkstyle() throws {
        let elements = try XMLElements(Self.report(LintCheckstyleReporter())).elements
        #expect(elements.count { $0.name == "error" } >= Self.count)
        for element in elements {
            switch element.name {
            case "checkstyle": #expect(element.parent == nil && element.attributes["version"] != nil)
            case "file": #expect(element.parent == "checkstyle" && element.attributes.keys.elementsEqual(["name"]))
            case "error":
                #expect(element.parent == "file")
                #expect(element.attributes.keys.allSatisfy { ["line", "column", "severity", "message", "source"].contains($0) })
                #expect(["line", "severity", "message", "source"].allSatisfy { element.attributes[$0]?.isEmpty == false })
                #expect(["ignore", "info", "warning", "error"].contains(element.attributes["severity"]))
            default: Issue.record("\(element.name)")
            }
        }
    }

    @Test func junit() throws {
        let elements = try XMLElements(Self.report(LintJUnitReporter())).elements
        #expect(elements.count { $0.name == "failure" } >= Self.count)
        for element in elements {
            switch element.name {
            case "testsuites": #expect(element.parent == nil)
            case "testsuite":
                #expect(element.parent == "testsuites" && element.attributes["name"]?.isEmpty == false)
                for key in ["tests", "failures", "errors"] { #expect(element.attributes[key].flatMap { Int($0) } != nil) }
            case "testcase": #expect(element.parent == "testsuite" && element.attributes["name"]?.isEmpty == false && element.attributes["classname"]?.isEmpty == false)
            case "failure", "error": #expect(element.parent == "testcase" && element.attributes.keys.allSatisfy { ["type", "message"].contains($0) })
            default: Issue.record("\(element.name)")
            }
        }
    }
}

/// The elements of an XML text, in order.
private final class XMLElements: NSObject, XMLParserDelegate {
    struct Element {
        var name: String
        var parent: String?
        var attributes: [String: String]
    }

    private(set) var elements: [Element] = []
    private var open: [String] = []

    init(_ text: String) throws {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func parser(_ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]) {
        elements.append(Element(name: name, parent: open.last, attributes: attributes))
        open.append(name)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { open.removeLast() }
}
