import Diagnostics
import SourceModel

/// Findings as commands of GitHub's workflows, which show them beside the lines of a pull request.
public struct LintGitHubReporter: LintReporter {
    public init() {}

    public var separator: [UInt8] { [] }
    public func opening() -> [UInt8] { [] }
    public func closing(_ summary: LintSummary) -> [UInt8] { [] }

    public func file(_ source: LintedSource) -> [UInt8] {
        Array(source.findings.map { line($0, source) }.joined().utf8)
    }

    private func line(_ finding: Diagnostic, _ source: LintedSource) -> String {
        let (first, last) = (source.lines.line(at: finding.range.start), source.lines.line(at: finding.range.end))
        var fields = ["title=\(Self.property(finding.code == finding.rule ? finding.rule : "\(finding.rule) (\(finding.code))"))", "file=\(Self.property(source.path.text))", "line=\(first)", "endLine=\(last)"]
        // Columns are understood within one line only.
        if first == last { fields += ["col=\(source.characterColumn(finding.range.start))", "endColumn=\(source.characterColumn(finding.range.end))"] }
        let text = finding.help.isEmpty ? finding.message : "\(finding.message) \(finding.help)"
        return "::\(Self.level(finding.severity)) \(fields.joined(separator: ","))::\(Self.data(text))\n"
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .information, .hint: "notice"
        }
    }

    /// What would end a command, or a field of one, is written by its number.
    private static func data(_ text: String) -> String { escaped(text, ["%", "\r", "\n"]) }
    private static func property(_ text: String) -> String { escaped(text, ["%", "\r", "\n", ":", ","]) }

    private static func escaped(_ text: String, _ marks: Set<Unicode.Scalar>) -> String {
        text.unicodeScalars.map { scalar in
            guard marks.contains(scalar) else { return String(scalar) }
            return (scalar.value < 0x10 ? "%0" : "%") + String(scalar.value, radix: 16, uppercase: true)
        }.joined()
    }
}
