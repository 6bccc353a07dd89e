import Diagnostics
import SourceModel

/// Findings as failed tests in JUnit's XML: a suite for each file, which passes when nothing is found.
public struct LintJUnitReporter: LintReporter {
    public init() {}

    public var separator: [UInt8] { [] }
    public func opening() -> [UInt8] { Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dhi lint\">\n".utf8) }

    public func closing(_ summary: LintSummary) -> [UInt8] {
        let failures = summary.failures.map { failure in
            let path = XMLText.escaped(failure.path.text)
            return "<testsuite name=\"\(path)\" tests=\"1\" failures=\"0\" errors=\"1\">\n<testcase name=\"read\" classname=\"\(path)\">\n"
                + "<error message=\"\(XMLText.escaped(failure.message))\"/>\n</testcase>\n</testsuite>\n"
        }
        return Array((failures.joined() + "</testsuites>\n").utf8)
    }

    public func file(_ source: LintedSource) -> [UInt8] {
        let path = XMLText.escaped(source.path.text)
        let count = source.findings.count
        let cases = source.findings.map { finding in
            let place = "line \(source.lines.line(at: finding.range.start)), column \(source.characterColumn(finding.range.start))"
            return "<testcase name=\"\(finding.rule): \(place)\" classname=\"\(path)\">\n<failure type=\"\(finding.severity.rawValue)\" message=\"\(XMLText.escaped(finding.message))\">"
                + "\(XMLText.escaped(finding.help))</failure>\n</testcase>\n"
        }
        let tests = cases.isEmpty ? "<testcase name=\"nothing found\" classname=\"\(path)\"/>\n" : cases.joined()
        return Array("<testsuite name=\"\(path)\" tests=\"\(max(1, count))\" failures=\"\(count)\" errors=\"0\">\n\(tests)</testsuite>\n".utf8)
    }
}
