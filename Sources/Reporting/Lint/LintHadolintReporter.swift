import Diagnostics
public import Linting
import SourceModel

/// Findings as hadolint prints them on a terminal, one a line: `file:line CODE level: message`.
public struct LintHadolintReporter: LintReporter {
    private let names: HadolintNames

    public init(rules: [RuleMetadata]) { names = HadolintNames(rules: rules) }

    public var separator: [UInt8] { [] }
    public func opening() -> [UInt8] { [] }
    public func closing(_ summary: LintSummary) -> [UInt8] { [] }

    public func file(_ source: LintedSource) -> [UInt8] {
        Array(
            source.findings.map { finding in
                "\(source.path.shown):\(source.lines.line(at: finding.range.start)) \(names.code(of: finding)) \(names.level(of: finding)): \(PrintableText.clean(finding.message))\n"
            }.joined().utf8)
    }
}
