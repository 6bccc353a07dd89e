import DockerfileSyntax
import Migration
import Proving
import SourceModel

/// What became of a file that was to be split, a line each: outcome, reasons, fates of instructions, what is merely assumed.
struct SplitOutcome {
    let text: String

    init(_ migration: FileMigration, of tree: DockerfileTree) {
        let root = migration.finalRoot.map { $0 ? "yes" : "no" } ?? "unknown"
        var lines = ["\(migration.outcome.rawValue), root: \(root), dev: \(migration.finalDev ? "yes" : "no")"]
        for stage in migration.stages {
            for reason in stage.reasons.prefix(3) { lines.append("stage \(stage.index): \(reason.id): \(reason.message)") }
        }
        for (report, instruction) in zip(migration.instructions, tree.instructions) where report.fate != .kept || !report.reason.isEmpty {
            lines.append("line \(instruction.firstLine): \(report.fate.rawValue): \(report.reason)")
        }
        for obligation in migration.obligations where obligation.status != .proven {
            lines.append("\(obligation.id.rawValue) is \(obligation.status.rawValue): \(obligation.because)")
        }
        for change in migration.interfaceChanges { lines.append("\(change.kind.rawValue): \(change.before) -> \(change.after)") }
        text = lines.joined(separator: "\n") + "\n"
    }
}
