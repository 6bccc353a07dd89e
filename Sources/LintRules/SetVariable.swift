import DockerfileSemantics
import DockerfileSyntax
import Linting

/// The place where a file sets a variable of the environment.
enum SetVariable {
    /// The value of the last ENV for `name` among the instructions that shape a stage; `nil`: the image sets it, or nothing does.
    static func last(_ name: String, in stage: Stage, of file: LintedFile) -> Word? {
        for step in file.history(of: stage).reversed() {
            guard case .env(let pairs) = step.instruction.content, let pair = pairs.last(where: { $0.key.text == name }) else { continue }
            return pair.value
        }
        return nil
    }
}
