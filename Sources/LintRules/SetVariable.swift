import DockerfileSemantics
import DockerfileSyntax
import Linting

/// The place where a file sets a variable of the environment.
enum SetVariable {
    /// The value of the last ENV for `name` among the instructions that shape a stage; `nil`: the image sets it, or nothing does.
    static func last(_ name: String, in stage: Stage, of file: LintedFile) -> Word? {
        guard file.has(.env) else { return nil }
        for member in file.model.chain(of: stage.index) {
            for index in file.model.stages[member].instructions.reversed() {
                guard case .env(let pairs) = file.tree.instructions[index].content, let pair = pairs.last(where: { $0.key.text == name }) else { continue }
                return pair.value
            }
        }
        return nil
    }
}
