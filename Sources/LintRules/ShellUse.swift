import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// What the program of a SHELL is started for.
enum ShellUse {
    /// The instructions in shell form behind the SHELL at `index` of a stage, up to the next one.
    static func all(behind index: Int, of stage: Stage, in file: LintedFile) -> [Int] {
        var uses: [Int] = []
        for next in (index + 1)..<stage.instructions.upperBound {
            switch file.tree.instructions[next].content {
            case .shell: return uses
            case .run(let run): if case .shell = run.command { uses.append(next) }
            case .cmd(.shell), .entrypoint(.shell): uses.append(next)
            case .healthcheck(let check): if case .shell? = check.command { uses.append(next) }
            default: continue
            }
        }
        return uses
    }

    /// Whether an instruction is a script with an interpreter of its own, which BuildKit starts by itself.
    static func isScript(_ index: Int, in file: LintedFile) -> Bool {
        file.tree.instructions[index].heredocs.contains { file.tree.bytes[$0.body.indices].starts(with: "#!".utf8) }
    }
}
