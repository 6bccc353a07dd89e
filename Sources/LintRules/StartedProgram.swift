import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import Proving
import SourceModel

/// The compiled program of the built stage with what reports about it need.
struct StartedProgram {
    let file: LintedFile
    let stage: Stage
    let program: CompiledStart
    /// The value of `--from` of the COPY that brings it.
    let from: SourceRange

    /// `nil` where nothing is known to be compiled.
    init?(_ file: LintedFile) {
        guard let stage = file.targetStage, let program = file.compiledStart, case .copy(let copy) = file.tree.instructions[program.copy].content, let flag = copy.from
        else { return nil }
        self.file = file
        self.stage = stage
        self.program = program
        from = flag.valueRange
    }

    var maker: Stage { file.model.stages[program.maker] }
    var image: String { file.imageTitle(of: stage) }

    func callPlace(_ message: String) -> RelatedPlace { RelatedPlace(range: program.call, message: message) }
    func basePlace(_ message: String) -> RelatedPlace { file.basePlace(of: stage, message) }

    var remedy: String {
        program.compiler == "go"
            ? "Build with CGO_ENABLED=0, or build and run on the same system." : "Build for a musl target, which links statically, or build and run on the same system."
    }
}
