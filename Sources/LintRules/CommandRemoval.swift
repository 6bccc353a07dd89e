import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// What is to be deleted so that a RUN does without one of its commands.
struct CommandRemoval {
    let range: SourceRange

    /// `nil` where the command is no plain member of a list of `&&`: in pipelines, conditions, substitutions, scripts in quotes and exec forms.
    ///
    /// - Parameter isNeedless: Commands that are of no use without it; where nothing else is left, all of the RUN goes.
    init?(_ command: RunCommand, in run: PackageRun, of file: LintedFile, isNeedless: (RunCommand) -> Bool) {
        guard !run.isTrigger, run.instruction.heredocs.isEmpty, run.commands.allSatisfy({ !$0.isFunction }), let script = file.model.script(of: run.run.command, in: run.instruction), script.script.isAccepted,
            script.script.isComplete
        else { return nil }
        if run.commands.allSatisfy({ $0.nameRange == command.nameRange || $0.isWrapper || isNeedless($0) }) {
            range = run.instruction.range
            return
        }
        let commands = script.script.simpleCommands.filter { !$0.command.words.isEmpty }
        let ranges = commands.map { script.sourceRange($0.command.range) }
        guard let place = ranges.firstIndex(where: { $0.contains(command.range) }), commands[place].command.redirections.isEmpty else { return nil }
        let context = commands[place].context
        guard context.pipelineCount == 1, !context.isInSubstitution, !context.isInBackground, !context.isNegated, !context.isCondition, context.runsUnlessFailed else { return nil }
        let own = ranges[place]
        func isJoined(_ start: UInt32, _ end: UInt32) -> Bool {
            guard start <= end else { return false }
            let between = file.tree.bytes[Int(start)..<Int(end)].filter { $0 > 0x20 && $0 != file.tree.escape }
            return between.elementsEqual("&&".utf8)
        }
        if place + 1 < ranges.count, isJoined(own.end, ranges[place + 1].start), commands[place + 1].context.runsUnlessFailed {
            range = SourceRange(Int(own.start), Int(ranges[place + 1].start))
        } else if place > 0, isJoined(ranges[place - 1].end, own.start), commands[place - 1].context.runsUnlessFailed, Self.isLast(own, of: run.instruction, file.tree) {
            range = SourceRange(Int(ranges[place - 1].end), Int(own.end))
        } else {
            return nil
        }
    }

    /// Whether nothing but blanks follows.
    private static func isLast(_ range: SourceRange, of instruction: Instruction, _ tree: DockerfileTree) -> Bool {
        tree.bytes[Int(range.end)..<Int(instruction.range.end)].allSatisfy { $0 <= 0x20 }
    }
}
