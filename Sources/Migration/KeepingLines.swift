import DockerfileSemantics
import Proving
import SourceModel

/// Instructions right behind FROM that give back what the old image gave and the new one does not: variables, the working folder, no ENTRYPOINT.
struct KeepingLines: Hashable {
    /// By stage of the original, without comments.
    private(set) var lines: [Int: [String]] = [:]

    /// Adds what would keep findings from failing; `false` when there is nothing, or it is there and does not help.
    mutating func add(_ findings: [ProofFinding], to stage: Int) -> Bool {
        var added = false
        for line in findings.compactMap(\.keepingLine) where !lines[stage, default: []].contains(line) {
            lines[stage, default: []].append(line)
            added = true
        }
        return added
    }

    var count: Int { lines.values.reduce(0) { $0 + $1.count } }

    mutating func remove(from stage: Int) { lines[stage] = nil }

    /// The lines of a stage as text, with a word on what they are there for.
    static func described(_ lines: [String], _ stage: Stage) -> [String] {
        let defaults = lines.filter { $0 != emptyEntrypoint }.sorted()
        let title = stage.image.title
        return (defaults.isEmpty ? [] : ["# As \(title) has it by default."] + defaults)
            + (defaults.count == lines.count ? [] : ["# The command starts by itself, as on \(title)."] + [emptyEntrypoint])
    }

    private static let emptyEntrypoint = "ENTRYPOINT []"

    /// All lines as edits of the original.
    func edits(of original: DockerfileModel, except stage: Int? = nil) -> [TextEdit] {
        let insertion = LineInsertion(tree: original.tree)
        return lines.filter { $0.key != stage }.sorted { $0.key < $1.key }.map { stage, lines in
            let text = Self.described(lines, original.stages[stage]).map { $0 + insertion.lineEnd }.joined()
            return insertion.edit(text, behind: original.stages[stage].fromIndex)
        }
    }
}
