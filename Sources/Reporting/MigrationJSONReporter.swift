import DockerfileSyntax
public import HardenedCatalog
import Migration
import Proving
import SourceModel

/// The machine-readable report of a migration; its schema is `Documentation/migration.schema.json`.
///
/// Ranges are UTF-8 byte offsets of the original file, half open, with line and column (bytes, from 1) beside them.
public struct MigrationJSONReporter {
    public init() {}

    /// The object of one file.
    public func file(_ file: MigratedFile) -> [UInt8] {
        var writer = JSONWriter()
        let migration = file.report
        writer.object { writer in
            writer.path(file.path)
            writer.key("context")
            writer.object {
                $0.field("path", file.context?.path.text)
                $0.field("how", file.context?.how.rawValue ?? "unknown")
            }
            writer.field("outcome", migration.outcome.rawValue)
            writer.field("unmapped", migration.unmapped)
            writer.field("finalRoot", migration.finalRoot)
            writer.field("finalDev", Bool?.some(migration.finalDev))
            for status in [ProofStatus.proven, .assumed] {
                writer.key(named: status.rawValue)
                writer.number(migration.count(status))
            }
            writer.key("stages")
            writer.array(migration.stages) { self.stage($1, file, &$0) }
            writer.key("references")
            writer.array(migration.references) { self.reference($1, file, &$0) }
            writer.key("edits")
            writer.array(migration.edits) { writer, edit in
                writer.object {
                    $0.field("start", Int(edit.range.start))
                    $0.field("end", Int(edit.range.end))
                    $0.field("replacement", String(decoding: edit.replacement, as: UTF8.self))
                }
            }
            writer.key("instructions")
            writer.array(migration.instructions) { writer, instruction in
                writer.object {
                    self.range("range", instruction.range, file, &$0)
                    $0.field("fate", instruction.fate.rawValue)
                    $0.field("reason", instruction.reason)
                }
            }
            writer.key("obligations")
            writer.array(migration.obligations) { writer, obligation in
                writer.object { writer in
                    writer.field("id", obligation.id.rawValue)
                    writer.key("stage")
                    if let stage = obligation.stage { writer.number(stage) } else { writer.null() }
                    writer.key("part")
                    if let part = obligation.part { writer.string(part.rawValue) } else { writer.null() }
                    writer.field("status", obligation.status.rawValue)
                    writer.field("because", obligation.because)
                    writer.key("kinds")
                    writer.array(obligation.kinds) { $0.string($1) }
                    writer.key("ranges")
                    writer.array(obligation.ranges) { $0.range($1, file.lines) }
                }
            }
            writer.key("interfaceChanges")
            writer.array(migration.interfaceChanges) { writer, change in
                writer.object {
                    $0.field("kind", change.kind.rawValue)
                    $0.field("stage", change.stage)
                    $0.field("before", change.before)
                    $0.field("after", change.after)
                }
            }
            writer.key("notes")
            writer.array(migration.notes) { self.reason($1, file, &$0) }
            writer.key("errors")
            writer.array(migration.syntaxErrors) { writer, error in
                writer.object {
                    $0.field("message", error.message)
                    self.range("range", error.range, file, &$0)
                }
            }
        }
        return writer.bytes
    }

    /// The start of a report, up to the first file. Files are written one by one, with commas between them, so that a
    /// report of thousands never stands in memory whole.
    public func opening(tool: String, stamp: CatalogStamp) -> [UInt8] {
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
            writer.key("files")
        }
        return writer.bytes.dropLast() + Array("[\n".utf8)
    }

    /// The end of a report. `failures` are files that could not be read or written.
    public func closing(failures: [(path: ReportedPath, message: String)], summary: MigrationSummary) -> [UInt8] {
        JSONWriter.closing(failures: failures) {
            $0.field("files", summary.files)
            $0.field("hardened", summary.hardened)
            $0.field("rebased", summary.rebased)
            $0.field("unchanged", summary.unchanged)
            $0.field("errors", summary.errors)
        }
    }

    private func stage(_ stage: FileMigration.StageReport, _ file: MigratedFile, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("index", stage.index)
            writer.field("name", stage.name)
            writer.field("outcome", stage.outcome.rawValue)
            writer.field("variant", stage.variant?.rawValue)
            writer.key("reasons")
            writer.array(stage.reasons) { self.reason($1, file, &$0) }
        }
    }

    private func reference(_ reference: FileMigration.ReferenceReport, _ file: MigratedFile, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("kind", reference.kind)
            writer.field("stage", reference.stage)
            writer.field("before", reference.before)
            writer.field("after", reference.after)
            writer.key("mapping")
            if let mapping = reference.mapping {
                writer.object {
                    $0.field("evidence", mapping.evidence.rawValue)
                    $0.field("oneToOne", Bool?.some(mapping.oneToOne))
                }
            } else {
                writer.null()
            }
            range("range", reference.range, file, &writer)
            writer.key("reason")
            if let reason = reference.reason { self.reason(reason, file, &writer) } else { writer.null() }
            writer.key("notes")
            writer.array(reference.notes) { self.reason($1, file, &$0) }
        }
    }

    private func reason(_ reason: Reason, _ file: MigratedFile, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("id", reason.id)
            writer.field("message", reason.message)
            if let range = reason.range { self.range("range", range, file, &writer) } else { writer.field("range", String?.none) }
        }
    }

    private func range(_ key: StaticString, _ range: SourceRange, _ file: MigratedFile, _ writer: inout JSONWriter) {
        writer.key(key)
        writer.range(range, file.lines)
    }
}
