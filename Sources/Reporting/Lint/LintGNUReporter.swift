import Diagnostics
import SourceModel

/// Findings as compilers print them, one a line: `file:line:column: severity: message [rule]`; columns count bytes.
public struct LintGNUReporter: LintReporter {
    public init() {}

    public var separator: [UInt8] { [] }
    public func opening() -> [UInt8] { [] }
    public func closing(_ summary: LintSummary) -> [UInt8] { [] }

    public func file(_ source: LintedSource) -> [UInt8] {
        var text = ""
        for finding in source.findings {
            let place = source.lines.position(at: finding.range.start)
            text += "\(source.path.shown):\(place.line):\(place.column): \(finding.severity.noun): "
            text += "\(PrintableText.clean(finding.message)) [\(finding.rule)]\n"
        }
        return Array(text.utf8)
    }
}
