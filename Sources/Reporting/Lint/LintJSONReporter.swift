public import HardenedCatalog
import Diagnostics
import SourceModel

/// The machine-readable report of a lint run.
///
/// Ranges are half open. `start` and `end` are offsets in bytes; lines and columns count from 1, `column` in bytes, `character` in code points.
public struct LintJSONReporter: LintReporter {
    /// Name and version of the program.
    public var tool: String
    public var stamp: CatalogStamp

    public init(tool: String, stamp: CatalogStamp) {
        self.tool = tool
        self.stamp = stamp
    }

    public var separator: [UInt8] { Array(",\n".utf8) }

    public func opening() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("version", 1)
            writer.field("tool", tool)
            writer.key("catalogue")
            writer.object {
                $0.field("commit", stamp.commit)
                $0.field("date", stamp.date)
                $0.field("sha256", stamp.sha256)
            }
        }
        return writer.bytes.dropLast() + Array(",\"files\":[\n".utf8)
    }

    public func file(_ source: LintedSource) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.path(source.path)
            writer.key("findings")
            writer.array(source.findings) { finding($1, source, &$0) }
        }
        return writer.bytes
    }

    public func closing(_ summary: LintSummary) -> [UInt8] {
        JSONWriter.closing(failures: summary.failures.map { ($0.path, $0.message) }) {
            $0.field("files", summary.files)
            $0.field("errors", summary.findings[.error])
            $0.field("warnings", summary.findings[.warning])
            $0.field("information", summary.findings[.information])
            $0.field("hints", summary.findings[.hint])
            $0.field("failures", summary.failures.count)
            $0.field("inBaseline", summary.held)
            $0.field("goneFromBaseline", summary.gone)
        }
    }

    private func finding(_ finding: Diagnostic, _ source: LintedSource, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("rule", finding.rule)
            writer.field("code", finding.code)
            writer.field("severity", finding.severity.rawValue)
            writer.field("message", finding.message)
            writer.field("help", finding.help)
            writer.key("range")
            range(finding.range, source, &writer)
            writer.key("related")
            writer.array(finding.related) { writer, related in
                writer.object {
                    $0.field("message", related.message)
                    $0.key("range")
                    range(related.range, source, &$0)
                }
            }
            writer.key("fixes")
            writer.array(finding.fixes) { writer, fix in
                writer.object { writer in
                    writer.field("title", fix.title)
                    writer.field("applicability", fix.applicability.rawValue)
                    writer.key("edits")
                    writer.array(fix.edits) { writer, edit in
                        writer.object {
                            $0.key("range")
                            range(edit.range, source, &$0)
                            $0.field("replacement", String(decoding: edit.replacement, as: UTF8.self))
                        }
                    }
                }
            }
        }
    }

    private func range(_ range: SourceRange, _ source: LintedSource, _ writer: inout JSONWriter) {
        let start = source.lines.position(at: range.start)
        let end = source.lines.position(at: range.end)
        let fields: InlineArray<8, (StaticString, Int)> = [
            ("start", Int(range.start)), ("end", Int(range.end)), ("line", start.line), ("column", start.column), ("character", source.characterColumn(range.start, at: start)),
            ("endLine", end.line), ("endColumn", end.column), ("endCharacter", source.characterColumn(range.end, at: end)),
        ]
        writer.object(of: fields)
    }
}
