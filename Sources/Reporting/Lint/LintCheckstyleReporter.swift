import Diagnostics
import SourceModel

/// Findings in Checkstyle's XML, which most build servers read.
public struct LintCheckstyleReporter: LintReporter {
    public init() {}

    public var separator: [UInt8] { [] }
    public func opening() -> [UInt8] { Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n".utf8) }

    public func closing(_ summary: LintSummary) -> [UInt8] {
        let failures = summary.failures.map { failure in
            "<file name=\"\(XMLText.escaped(failure.path.text))\">\n<error line=\"1\" severity=\"error\" message=\"\(XMLText.escaped(failure.message))\" source=\"dhi.failure\"/>\n</file>\n"
        }
        return Array((failures.joined() + "</checkstyle>\n").utf8)
    }

    public func file(_ source: LintedSource) -> [UInt8] {
        if source.findings.isEmpty { return [] }
        let errors = source.findings.map { finding in
            let line = source.lines.line(at: finding.range.start)
            let message = finding.help.isEmpty ? finding.message : "\(finding.message) \(finding.help)"
            return "<error line=\"\(line)\" column=\"\(source.characterColumn(finding.range.start))\" severity=\"\(Self.level(finding.severity))\""
                + " message=\"\(XMLText.escaped(message))\" source=\"dhi.\(finding.rule)\"/>\n"
        }
        return Array("<file name=\"\(XMLText.escaped(source.path.text))\">\n\(errors.joined())</file>\n".utf8)
    }

    /// Checkstyle knows no hints.
    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .information, .hint: "info"
        }
    }
}
