import DockerfileSemantics
import DockerfileSyntax
import ShellSyntax
import SourceModel

/// Takes commands out of a RUN whose text is a list of commands joined by `&&`.
struct CommandRemoval {
    /// Deletions in the file, sorted.
    var edits: [TextEdit] = []
    /// Nothing is left of the instruction.
    var removesAll = false

    /// `nil` when a command to remove stands where it cannot be taken out alone: in a condition, a pipe, behind `||`.
    ///
    /// - Parameter isRemoved: Asked with the range in the file of each simple command.
    init?(_ script: RunScript, isRemoved: (SourceRange) -> Bool) {
        let statements = script.script.statements
        var wholly = Array(repeating: false, count: statements.count)
        for (index, statement) in statements.enumerated() {
            let pipelines = statement.pipelines
            let marks = pipelines.map { pipeline in Self.simple(pipeline).map { isRemoved(script.sourceRange($0)) } ?? false }
            // What is to go but hidden in something larger.
            for (pipeline, mark) in zip(pipelines, marks) where !mark && Self.hidesRemoved(pipeline, in: script, isRemoved) { return nil }
            guard marks.contains(true) else { continue }
            if statement.terminator == .background { return nil }
            if marks.allSatisfy({ $0 }) {
                if statement.rest.contains(where: { $0.connector == .or }) { return nil }
                wholly[index] = true
                continue
            }
            guard let cuts = Self.cuts(statement, marks) else { return nil }
            edits += cuts.map { TextEdit(script.sourceRange($0), "") }
        }
        removesAll = !wholly.isEmpty && wholly.allSatisfy { $0 }
        if removesAll { return }
        for (index, statement) in statements.enumerated() where wholly[index] {
            let range =
                index + 1 < statements.count
                ? SourceRange(Int(statement.range.start), Int(statements[index + 1].range.start))
                : SourceRange(Int(statements[index - 1].range.end), Int(statement.range.end))
            edits.append(TextEdit(script.sourceRange(range), ""))
        }
        edits.sort { $0.range < $1.range }
        guard edits.areDisjoint else { return nil }
    }

    /// Ranges in the script to delete so that the marked pipelines are gone and the rest is joined as before.
    private static func cuts(_ statement: ShellStatement, _ marks: [Bool]) -> [SourceRange]? {
        let pipelines = statement.pipelines
        var cuts: [SourceRange] = []
        var keptBefore = false
        for (index, mark) in marks.enumerated() {
            guard mark else {
                keptBefore = true
                continue
            }
            let connectors = [index > 0 ? statement.rest[index - 1].connector : nil, index < statement.rest.count ? statement.rest[index].connector : nil]
            if connectors.contains(where: { $0 == .or }) { return nil }
            cuts.append(
                keptBefore
                    ? SourceRange(Int(pipelines[index - 1].range.end), Int(pipelines[index].range.end))
                    : SourceRange(Int(pipelines[index].range.start), Int(pipelines[index + 1].range.start)))
        }
        return cuts
    }

    /// The range of a pipeline that is one simple command.
    private static func simple(_ pipeline: ShellPipeline) -> SourceRange? {
        guard pipeline.commands.count == 1, !pipeline.isNegated, case .simple(let command)? = pipeline.commands.first else { return nil }
        return command.range
    }

    private static func hidesRemoved(_ pipeline: ShellPipeline, in script: RunScript, _ isRemoved: (SourceRange) -> Bool) -> Bool {
        guard simple(pipeline) == nil else { return false }
        return script.script.simpleCommands.contains { pipeline.range.contains($0.range) && isRemoved(script.sourceRange($0.range)) }
    }
}
