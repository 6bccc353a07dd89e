import Diagnostics
public import Linting
import SourceModel

/// Findings as SARIF 2.1.0, for code scanning services and editors.
public struct LintSARIFReporter: LintReporter {
    public var version: String
    /// All rules of the run, in the order of the table.
    public var rules: [RuleMetadata]
    private let indices: [String: Int]

    public init(version: String, rules: [RuleMetadata]) {
        self.version = version
        self.rules = rules.sorted { $0.name < $1.name }
        indices = Dictionary(self.rules.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    public var separator: [UInt8] { Array(",\n".utf8) }

    public func opening() -> [UInt8] {
        Array((#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":["# + "\n").utf8)
    }

    public func file(_ source: LintedSource) -> [UInt8] {
        var parts: [UInt8] = []
        for (finding, fingerprint) in zip(source.findings, FindingFingerprints(source).digests) {
            if !parts.isEmpty { parts += separator }
            parts += result(finding, source, fingerprint: fingerprint)
        }
        return parts
    }

    public func closing(_ summary: LintSummary) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            // Behind the results: which codes of other programs there are shows only now.
            writer.key("tool")
            writer.object { writer in
                writer.key("driver")
                writer.object { writer in
                    writer.field("name", "dhi")
                    writer.field("semanticVersion", version)
                    writer.key("rules")
                    writer.array { writer in
                        for known in rules { rule(known, &writer) }
                        for name in summary.names.sorted() {
                            if let owner = rules.first(where: { $0.relays?.contains(name) == true }) { relayed(name, of: owner, &writer) }
                        }
                    }
                }
            }
            writer.key("invocations")
            writer.array { writer in
                writer.object { writer in
                    writer.field("executionSuccessful", Bool?.some(summary.failures.isEmpty))
                    writer.key("toolExecutionNotifications")
                    writer.array(summary.failures) { writer, failure in
                        writer.object { writer in
                            writer.field("level", "error")
                            writer.key("message")
                            writer.object { $0.field("text", "\(failure.path.shown): \(failure.message)") }
                        }
                    }
                }
            }
        }
        return Array("\n],".utf8) + writer.bytes.dropFirst() + Array("]}\n".utf8)
    }

    private func rule(_ rule: RuleMetadata, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("id", rule.name)
            writer.field("name", rule.code)
            writer.key("shortDescription")
            writer.object { $0.field("text", rule.summary + ".") }
            writer.key("fullDescription")
            writer.object { $0.field("text", [rule.documentation.what, rule.documentation.why].filter { !$0.isEmpty }.joined(separator: " ")) }
            writer.key("help")
            writer.object { $0.field("text", rule.documentation.remedy.isEmpty ? rule.summary + "." : rule.documentation.remedy) }
            if !rule.reference.isEmpty { writer.field("helpUri", rule.reference) }
            writer.key("defaultConfiguration")
            writer.object {
                $0.field("enabled", Bool?.some(rule.isOnByDefault))
                $0.field("level", rule.severity.sarifLevel)
            }
            writer.key("properties")
            writer.object { writer in
                writer.key("tags")
                writer.array([rule.code] + rule.aliases.map(\.name)) { $0.string($1) }
            }
        }
    }

    /// A code that a rule passes on.
    private func relayed(_ code: String, of rule: RuleMetadata, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("id", code)
            writer.key("shortDescription")
            writer.object { $0.field("text", rule.summary + ".") }
            if let reference = rule.relays?.reference(of: code) { writer.field("helpUri", reference) }
            writer.key("properties")
            writer.object { writer in
                writer.key("tags")
                writer.array([rule.code, rule.name]) { $0.string($1) }
            }
        }
    }

    private func result(_ finding: Diagnostic, _ source: LintedSource, fingerprint: String) -> [UInt8] {
        var writer = JSONWriter()
        let place = SARIFPlace(source: source)
        writer.object { writer in
            writer.field("ruleId", finding.rule)
            if let index = indices[finding.rule] { writer.field("ruleIndex", index) }
            writer.field("level", finding.severity.sarifLevel)
            writer.key("message")
            writer.object { $0.field("text", finding.help.isEmpty ? finding.message : finding.message + " " + finding.help) }
            writer.key("locations")
            writer.array { writer in
                writer.object { place.physicalLocation(finding.range, &$0) }
            }
            if !finding.related.isEmpty {
                writer.key("relatedLocations")
                writer.array(finding.related.enumerated()) { writer, related in
                    writer.object { writer in
                        writer.field("id", related.offset + 1)
                        place.physicalLocation(related.element.range, &writer)
                        writer.key("message")
                        writer.object { $0.field("text", related.element.message) }
                    }
                }
            }
            writer.key("partialFingerprints")
            writer.object { $0.field("dhiFinding/v1", fingerprint) }
            if !finding.fixes.isEmpty {
                writer.key("fixes")
                writer.array(finding.fixes) { fix($1, place, &$0) }
            }
        }
        return writer.bytes
    }

    private func fix(_ fix: Fix, _ place: SARIFPlace, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("description")
            writer.object { $0.field("text", fix.title) }
            writer.key("artifactChanges")
            writer.array { writer in
                writer.object { writer in
                    place.artifactLocation(&writer)
                    writer.key("replacements")
                    writer.array(fix.edits) { writer, edit in
                        writer.object { writer in
                            place.region(edit.range, key: "deletedRegion", &writer)
                            writer.key("insertedContent")
                            writer.object { $0.field("text", String(decoding: edit.replacement, as: UTF8.self)) }
                        }
                    }
                }
            }
            writer.key("properties")
            writer.object { $0.field("applicability", fix.applicability.rawValue) }
        }
    }
}

extension Severity {
    /// SARIF knows no hints.
    fileprivate var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .information, .hint: "note"
        }
    }
}
