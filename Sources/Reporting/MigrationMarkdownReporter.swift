import Proving
import Migration
import SourceModel

/// The report of a migration as Markdown, for the text of a pull request.
public struct MigrationMarkdownReporter: Sendable {
    public init() {}

    /// The table of all files and, below it, what has to be known.
    public func report(_ files: [MigratedFile], summary: MigrationSummary, catalogue: String) -> String {
        var text = "## Move to Docker Hardened Images\n\n"
        text += "\(summary.files) files: \(summary.hardened) hardened, \(summary.rebased) rebased, \(summary.unchanged) unchanged. \(catalogue)\n\n"
        text += "| file | outcome | before | after |\n|---|---|---|---|\n"
        for file in files {
            for (number, reference) in file.report.references.enumerated() {
                let first = number == 0
                text += "| \(first ? cell(file.path.shown) : "") | \(first ? file.report.outcome.rawValue : "") | \(code(reference.before)) | "
                text += (reference.after.map(code) ?? "stays: " + cell(reference.reason?.message ?? "hardened already")) + " |\n"
            }
        }
        let changed = files.filter { !$0.report.interfaceChanges.isEmpty }
        if !changed.isEmpty {
            text += "\n### Whoever runs these images has to know\n\n"
            for file in changed {
                for change in file.report.interfaceChanges {
                    text += "- \(cell(file.path.shown)), stage \(change.stage): \(change.kind.rawValue) \(code(change.before)) becomes \(code(change.after))\n"
                }
            }
        }
        let reasons = files.flatMap { file in file.report.stages.flatMap { stage in stage.reasons.map { (file, stage, $0) } } }
        if !reasons.isEmpty {
            text += "\n### Why not further\n\n"
            for (file, stage, reason) in reasons {
                let line = reason.range.map { " line \(file.lines.line(at: $0.start))" } ?? ""
                text += "- \(cell(file.path.shown))\(line), \(stage.name ?? "stage \(stage.index)"): \(cell(reason.message)) (`\(reason.id)`)\n"
            }
        }
        return text
    }

    /// Text that cannot leave its cell or become markup.
    private func cell(_ text: String) -> String {
        var result = ""
        for character in VisibleText.of(text.utf8, keepsLines: true) {
            switch character {
            case "|", "\\", "<", ">", "*", "_", "[", "]", "`": result += "\\" + String(character)
            case "\n", "\r": result += " "
            default: result.append(character)
            }
        }
        return result
    }

    private func code(_ text: String) -> String {
        let clean = VisibleText.of(text.utf8).map { $0 == "`" || $0 == "|" || $0.isNewline ? " " : String($0) }.joined()
        return "`\(clean)`"
    }
}
