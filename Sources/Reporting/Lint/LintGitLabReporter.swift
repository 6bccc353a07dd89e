import Diagnostics
import Hashing
import SourceModel

/// Findings as GitLab's merge requests read them: a report of code quality.
public struct LintGitLabReporter: LintReporter {
    public init() {}

    public var separator: [UInt8] { Array(",\n".utf8) }
    public func opening() -> [UInt8] { Array("[\n".utf8) }
    public func closing(_ summary: LintSummary) -> [UInt8] { Array("\n]\n".utf8) }

    public func file(_ source: LintedSource) -> [UInt8] {
        let findings = zip(source.findings, FindingFingerprints(source).digests).map { finding, digest in
            // One name for each finding of the whole report.
            entry(finding, SHA256.hexDigest(of: source.path.bytes + Array("\n\(digest)".utf8)), source)
        }
        return Array(findings.joined(separator: separator))
    }

    private func entry(_ finding: Diagnostic, _ fingerprint: String, _ source: LintedSource) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("description", finding.help.isEmpty ? finding.message : "\(finding.message) \(finding.help)")
            writer.field("check_name", finding.rule)
            writer.field("fingerprint", fingerprint)
            writer.field("severity", Self.level(finding.severity))
            writer.key("location")
            writer.object { writer in
                let path = source.path.text
                writer.field("path", path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
                writer.key("lines")
                writer.object {
                    $0.field("begin", source.lines.line(at: finding.range.start))
                    $0.field("end", source.lines.line(at: finding.range.end))
                }
            }
        }
        return writer.bytes
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "critical"
        case .warning: "major"
        case .information: "minor"
        case .hint: "info"
        }
    }
}
