import HardenedCatalog
import Migration
import Proving
import SourceModel

/// The report of a migration for people, in a terminal.
public struct MigrationTextReporter: Sendable {
    public var colors: Bool
    /// Columns of the terminal.
    public var width: Int
    /// Print the reasoning stage by stage.
    public var explains: Bool

    public init(colors: Bool, width: Int, explains: Bool = false) {
        self.colors = colors
        self.width = max(40, width)
        self.explains = explains
    }

    /// What is said of one file, below its diff; empty when there is nothing to say.
    public func file(_ file: MigratedFile) -> String {
        let migration = file.report
        guard migration.syntaxErrors.isEmpty else { return "" }
        var lines: [String] = []
        // The outcome is that of the final image; other stages may have moved.
        let what = migration.outcome == .unchanged && !migration.edits.isEmpty ? "final image " : ""
        lines.append("\(bold(file.path.shown)): \(what)\(paint(migration.outcome))\(final(migration))")
        for reference in migration.references { lines += self.reference(reference, file) }
        let assumed = migration.count(.assumed)
        if assumed > 0, !explains {
            let proven = migration.count(.proven)
            lines += wrap("\(proven) of \(count(proven + assumed, "obligation")) proven, \(assumed) with assumptions (--explain shows them)", indent: "  ")
        }
        let said = Dictionary(grouping: migration.references.filter { $0.reason != nil }) { $0.stage }
        var told: [[Reason]] = []
        for stage in migration.stages where stage.outcome != .hardened && !told.contains(stage.reasons) {
            told.append(stage.reasons)
            // Stages that are built on others share their reasons.
            let alike = migration.stages.filter { $0.outcome == stage.outcome && $0.reasons == stage.reasons }
            lines += reasons(alike, Set((said[stage.index] ?? []).compactMap(\.reason)), file)
        }
        if !migration.interfaceChanges.isEmpty {
            lines.append("  whoever runs the image has to know:")
            for change in migration.interfaceChanges { lines += wrap("\(change.kind.rawValue): \(change.before) -> \(change.after)", indent: "    ") }
        }
        for note in migration.notes { lines += wrap("note: \(place(note, file))\(note.message)", indent: "  ") }
        if explains {
            for instruction in migration.instructions where instruction.fate != .kept && !instruction.reason.isEmpty {
                lines += wrap("line \(file.lines.line(at: instruction.range.start)): \(instruction.fate.rawValue), because \(instruction.reason)", indent: "  ")
            }
            for obligation in migration.obligations {
                let stage = obligation.part.map { " of the \($0.rawValue) stage" } ?? obligation.stage.map { " of stage \($0)" } ?? ""
                lines += wrap("\(obligation.id.rawValue)\(stage): \(obligation.status.rawValue)\(obligation.kinds.isEmpty ? "" : " (\(obligation.kinds.joined(separator: ", ")))"), because \(obligation.because)", indent: "  ")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The closing line.
    public func summary(_ summary: MigrationSummary, wrote: Bool) -> String {
        let verb = wrote ? "changed" : "would change"
        var text = "\(count(summary.files, "file")): \(summary.hardened) hardened, \(summary.rebased) rebased, \(summary.unchanged) unchanged"
        if summary.errors > 0 { text += ", \(count(summary.errors, "error"))" }
        return text + "; \(summary.changed) \(verb)\n"
    }

    private func final(_ migration: FileMigration) -> String {
        var facts: [String] = []
        if migration.finalDev { facts.append("built image on a -dev variant") }
        if migration.finalRoot == true { facts.append("runs as root") }
        if migration.unmapped > 0 { facts.append("\(count(migration.unmapped, "reference")) left") }
        return facts.isEmpty ? "" : " (" + facts.joined(separator: ", ") + ")"
    }

    private func reference(_ reference: FileMigration.ReferenceReport, _ file: MigratedFile) -> [String] {
        let line = file.lines.line(at: reference.range.start)
        guard let after = reference.after else {
            guard let reason = reference.reason else { return [] }
            return wrap("line \(line): \(reference.before) stays: \(reason.message)", indent: "  ")
        }
        var lines = wrap("line \(line): \(reference.before) ->", painted: paint(VisibleText.of(after.utf8)), indent: "  ")
        for note in reference.notes { lines += wrap(note.message, indent: "      ") }
        return lines
    }

    /// Why a stage is not on a runtime variant, but what was `said` of its references.
    private func reasons(_ stages: [FileMigration.StageReport], _ said: Set<Reason>, _ file: MigratedFile) -> [String] {
        let stage = stages[0]
        let left = stage.reasons.filter { !said.contains($0) }
        guard let first = left.first else { return [] }
        let names = stages.map { stage in stage.name.map { "'\($0)'" } ?? "\(stage.index)" }
        let title = names.count == 1 ? "stage \(names[0])" : "stages \(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
        // An SDK is made for building, whatever its tag is called.
        let isTaggedDev = file.report.references.first { $0.stage == stage.index && $0.kind == "from" }?.after?.hasSuffix(ImageDefinition.buildSuffix) != false
        let verb = names.count == 1 ? (stays: "stays", is: "is") : (stays: "stay", is: "are")
        let what = stage.outcome == .unchanged ? "\(title) \(verb.stays)" : "\(title) \(verb.is) on \(isTaggedDev ? "a -dev variant" : "an image for building")"
        let shown = explains ? left : [first]
        var lines: [String] = []
        for reason in shown { lines += wrap("\(what): \(place(reason, file))\(reason.message)", indent: "  ") }
        if !explains, left.count > 1 { lines.append("    and \(count(left.count - 1, "more reason")) (--explain shows all)") }
        return lines
    }

    private func place(_ reason: Reason, _ file: MigratedFile) -> String {
        reason.range.map { "line \(file.lines.line(at: $0.start)): " } ?? ""
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    // MARK: layout

    private func bold(_ text: String) -> String { colors ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    private func paint(_ text: String) -> String { colors ? "\u{1B}[32m\(text)\u{1B}[0m" : text }

    private func paint(_ outcome: Outcome) -> String {
        guard colors else { return outcome.rawValue }
        let color =
            switch outcome {
            case .hardened: 32
            case .rebased: 36
            case .unchanged: 33
            }
        return "\u{1B}[\(color)m\(outcome.rawValue)\u{1B}[0m"
    }

    /// Breaks at blanks so that lines fit the terminal; a word longer than a line stays whole.
    ///
    /// - Parameter painted: Words behind `text` that may hold colours; whatever else drives a terminal is made visible.
    private func wrap(_ text: String, painted: String? = nil, indent: String) -> [String] {
        let text = VisibleText.of(text.utf8) + (painted.map { " " + $0 } ?? "")
        var lines: [String] = []
        var line = indent
        var room = width - indent.count
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let length = word.reduce(into: (count: 0, inEscape: false)) { state, character in
                if character == "\u{1B}" { state.inEscape = true } else if state.inEscape { state.inEscape = character != "m" } else { state.count += 1 }
            }.count
            if length + 1 > room, line.count > indent.count + (lines.isEmpty ? 0 : 2) {
                lines.append(line)
                line = indent + "  "
                room = width - line.count
            }
            if line.last != " " {
                line += " "
                room -= 1
            }
            line += word
            room -= length
        }
        return lines + [line]
    }
}
