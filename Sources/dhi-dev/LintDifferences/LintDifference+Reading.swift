internal import DockerfileSemantics
internal import DockerfileSyntax
internal import Linting
internal import SourceModel

/// What causes ask of the place of a difference.
extension LintDifference {
    /// In front of the instruction.
    var state: StageState? { stage.flatMap { stage in stage.instructions.contains(instruction.index) ? stage.states[instruction.index - stage.instructions.lowerBound] : nil } }

    /// What the RUN runs, or the one that an ONBUILD stores.
    var commands: [RunCommand] {
        switch instruction.content {
        case .run: return file.commands(at: instruction.index)
        case .onbuild(let onbuild):
            return onbuild.inner.flatMap { inner -> [RunCommand] in
                guard case .run(let run) = inner.content else { return [] }
                return file.model.script(of: run.command, in: inner)?.commands ?? []
            }
        default: return []
        }
    }

    /// The calls of package managers in it.
    var calls: [PackageCall] { file.packageRuns.filter { $0.index == instruction.index }.flatMap(\.calls) }

    /// The command that our finding stands in, innermost.
    var markedCommand: RunCommand? {
        guard let range else { return nil }
        return commands.last { $0.range.contains(range) && !$0.isWrapper }
    }

    /// The sources and the destination of a COPY or an ADD.
    var copy: CopyInstruction? {
        switch instruction.content {
        case .copy(let copy), .add(let copy): copy
        default: nil
        }
    }

    /// A word with the variables of the place replaced.
    func value(_ word: Word) -> String? { state.flatMap { file.model.expand(word, in: instruction, $0) } }

    var from: FromInstruction? { if case .from(let from) = instruction.content { from } else { nil } }
}
