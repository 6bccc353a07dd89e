import HardenedCatalog
import Migration
import Proving

/// The decisions of a migration by their stable ids, a line each.
struct PitfallOutcome {
    let text: String

    init(_ migration: FileMigration) {
        let root = migration.finalRoot.map { $0 ? "yes" : "no" } ?? "unknown"
        var lines = ["\(migration.outcome.rawValue), root: \(root), dev: \(migration.finalDev ? "yes" : "no"), unmapped: \(migration.unmapped)"]
        for stage in migration.stages {
            let variant = stage.variant.map { " on \($0.rawValue)" } ?? ""
            lines.append("stage \(stage.index): \(stage.outcome.rawValue)\(variant)\(Self.ids(stage.reasons))")
        }
        for reference in migration.references {
            let fate = reference.after.map { " -> \($0)" } ?? " stays"
            lines.append("\(reference.kind) in \(reference.stage): \(reference.before)\(fate)\(Self.ids(reference.reason.map { [$0] } ?? reference.notes))")
        }
        for change in migration.interfaceChanges { lines.append("\(change.kind.rawValue): \(change.before) -> \(change.after)") }
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func ids(_ reasons: [Reason]) -> String {
        reasons.isEmpty ? "" : " (" + reasons.map(\.id).joined(separator: ", ") + ")"
    }
}
