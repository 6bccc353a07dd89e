import Diagnostics
public import Linting
import SourceModel

/// Findings in the JSON that hadolint prints, for scripts that read it.
public struct LintHadolintJSONReporter: LintReporter {
    private let names: HadolintNames

    public init(rules: [RuleMetadata]) { names = HadolintNames(rules: rules) }

    public var separator: [UInt8] { Array(",".utf8) }
    public func opening() -> [UInt8] { Array("[".utf8) }
    public func closing(_ summary: LintSummary) -> [UInt8] { Array("]\n".utf8) }

    public func file(_ source: LintedSource) -> [UInt8] {
        Array(source.findings.map { entry($0, source) }.joined(separator: separator))
    }

    private func entry(_ finding: Diagnostic, _ source: LintedSource) -> [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.field("code", names.code(of: finding))
            $0.field("column", source.characterColumn(finding.range.start))
            $0.field("file", source.path.text)
            $0.field("level", names.level(of: finding))
            $0.field("line", source.lines.line(at: finding.range.start))
            $0.field("message", finding.message)
        }
        return writer.bytes
    }
}
