import DockerfileSyntax
public import HardenedCatalog
import Migration
import Proving
import SourceModel

/// The machine-readable report of a verification; its schema is `Documentation/verification.schema.json`.
public struct VerificationJSONReporter {
    public init() {}

    /// The object of one file.
    public func file(_ file: VerifiedFile) -> [UInt8] {
        var writer = JSONWriter()
        let verification = file.report
        writer.object { writer in
            writer.path(file.path)
            writer.field("outcome", verification.outcome.rawValue)
            writer.field("status", verification.status.rawValue)
            for status in ProofStatus.allCases {
                writer.key(named: status.rawValue)
                writer.number(verification.count(status))
            }
            writer.key("stages")
            writer.array(verification.stages) { writer, stage in
                writer.object {
                    $0.field("index", stage.index)
                    $0.field("name", stage.name)
                    $0.field("image", stage.image)
                    $0.field("judged", Bool?.some(stage.isJudged))
                }
            }
            writer.key("obligations")
            writer.array(verification.obligations) { writer, obligation in
                writer.object { writer in
                    writer.field("id", obligation.id.rawValue)
                    writer.key("stage")
                    if let stage = obligation.stage { writer.number(stage) } else { writer.null() }
                    writer.field("status", obligation.status.rawValue)
                    writer.field("because", obligation.because)
                    writer.key("kinds")
                    writer.array(obligation.kinds) { $0.string($1) }
                    writer.key("ranges")
                    writer.array(obligation.ranges) { $0.range($1, file.lines) }
                }
            }
            writer.key("errors")
            writer.array(verification.syntaxErrors) { writer, error in
                writer.object { writer in
                    writer.field("message", error.message)
                    writer.key("range")
                    writer.range(error.range, file.lines)
                }
            }
        }
        return writer.bytes
    }

    /// The start of a report, up to the first file.
    public func opening(tool: String, stamp: CatalogStamp) -> [UInt8] { MigrationJSONReporter().opening(tool: tool, stamp: stamp) }

    /// The end of a report. `failures` are files that could not be read.
    public func closing(failures: [(path: ReportedPath, message: String)], summary: VerificationSummary) -> [UInt8] {
        JSONWriter.closing(failures: failures) {
            $0.field("files", summary.files)
            $0.field("proven", summary.proven)
            $0.field("assumed", summary.assumed)
            $0.field("failed", summary.failed)
            $0.field("errors", summary.errors)
        }
    }
}
