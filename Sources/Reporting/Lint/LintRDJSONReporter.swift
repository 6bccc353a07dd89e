import Diagnostics
public import Linting
import SourceModel

/// Findings in reviewdog's diagnostic format, one JSON object a line, with fixes as suggestions; columns count bytes.
public struct LintRDJSONReporter: LintReporter {
    private let references: [String: String]
    private let relayed: [RelayedCodes]

    public init(rules: [RuleMetadata]) {
        references = Dictionary(rules.map { ($0.name, $0.reference) }) { first, _ in first }
        relayed = rules.compactMap(\.relays)
    }

    public var separator: [UInt8] { [] }
    public func opening() -> [UInt8] { [] }
    public func closing(_ summary: LintSummary) -> [UInt8] { [] }

    public func file(_ source: LintedSource) -> [UInt8] {
        source.findings.flatMap { line($0, source) + [0x0A] }
    }

    private func line(_ finding: Diagnostic, _ source: LintedSource) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("message", finding.help.isEmpty ? finding.message : "\(finding.message) \(finding.help)")
            writer.key("location")
            writer.object { writer in
                writer.field("path", source.path.text)
                writer.key("range")
                range(finding.range, source, &writer)
            }
            writer.field("severity", Self.level(finding.severity))
            writer.key("source")
            writer.object { $0.field("name", "dhi") }
            writer.key("code")
            writer.object { writer in
                writer.field("value", finding.rule)
                if let reference = references[finding.rule] ?? relayed.first(where: { $0.contains(finding.rule) })?.reference(of: finding.rule), !reference.isEmpty { writer.field("url", reference) }
            }
            // A suggestion is one edit; of fixes with several none would be right by itself.
            let suggestions = finding.fixes.filter { $0.applicability != .displayOnly && $0.edits.count == 1 }
            if suggestions.isEmpty { return }
            writer.key("suggestions")
            writer.array(suggestions.flatMap(\.edits)) { writer, edit in
                writer.object { writer in
                    writer.key("range")
                    range(edit.range, source, &writer)
                    writer.field("text", String(decoding: edit.replacement, as: UTF8.self))
                }
            }
        }
        return writer.bytes
    }

    private func range(_ range: SourceRange, _ source: LintedSource, _ writer: inout JSONWriter) {
        writer.object { writer in
            for (key, offset) in [("start", range.start), ("end", range.end)] {
                let place = source.lines.position(at: offset)
                writer.key(named: key)
                writer.object {
                    $0.field("line", place.line)
                    $0.field("column", place.column)
                }
            }
        }
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "ERROR"
        case .warning: "WARNING"
        case .information, .hint: "INFO"
        }
    }
}
