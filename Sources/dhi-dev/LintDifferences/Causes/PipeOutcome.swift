internal import DockerfileSemantics
internal import DockerfileSyntax
internal import Linting
internal import ShellSyntax

/// What becomes of the failure of a command that stands in front of a pipe.
enum PipeOutcome {
    /// It does not fail.
    case unlikely
    /// The last command of the pipeline fails, too.
    case noticed
    /// With pipefail nobody would look at it either.
    case indifferent
    /// The build goes on though it should not.
    case hidden

    /// Of all commands of a RUN that stand in front of pipes.
    static func of(_ place: LintDifference) -> [PipeOutcome] {
        guard case .run(let run) = place.instruction.content, let script = place.file.model.script(of: run.command, in: place.instruction)?.script else { return [] }
        let occurrences = script.simpleCommands
        return occurrences.indices.compactMap { outcome(at: $0, in: occurrences) }
    }

    private static let steady: Set<String> = ["echo", "printf", "yes", "true", ":", "uname", "nproc", "arch", "date", "env", "printenv", "hostname", "whoami", "seq", "pwd", "sleep"]

    private static func outcome(at place: Int, in occurrences: [ShellCommandOccurrence]) -> PipeOutcome? {
        let own = occurrences[place]
        let context = own.context
        guard context.pipelineCount > 1, context.pipelineIndex + 1 < context.pipelineCount else { return nil }
        if own.command.words.isEmpty || own.name.map(steady.contains) ?? false { return .unlikely }
        if context.isCondition || context.isNegated || context.isInBackground { return .indifferent }
        if context.isInSubstitution, !belongsToAssignment(place, occurrences) { return .indifferent }
        let last = occurrences[(place + 1)...].first { $0.context.pipelineCount == context.pipelineCount && $0.context.pipelineIndex + 1 == context.pipelineCount }
        if let last, notices(last) { return .noticed }
        // `… | … || true`
        let behind = occurrences[(place + 1)...].drop { $0.context.pipelineIndex > 0 }.first { $0.context.isInSubstitution == context.isInSubstitution }
        if behind?.context.guards.contains(.afterFailure) ?? false { return .indifferent }
        return .hidden
    }

    private static func belongsToAssignment(_ place: Int, _ occurrences: [ShellCommandOccurrence]) -> Bool {
        occurrences[..<place].last { !$0.context.isInSubstitution }?.command.words.isEmpty ?? false
    }

    private static func notices(_ last: ShellCommandOccurrence) -> Bool {
        guard let name = last.name else { return false }
        let options = last.arguments.map(\.literalPrefix).filter { $0.hasPrefix("-") }
        if ["grep", "egrep", "fgrep"].contains(name) { return !options.contains { $0.contains("v") || $0.contains("L") } }
        return name.hasSuffix("sum") && options.contains { $0 == "--check" || !$0.hasPrefix("--") && $0.contains("c") }
    }
}
