import DockerfileSemantics
import DockerfileSyntax
import Linting

/// The names that the instructions of a stage, and of those it stands on, have given a meaning so far.
struct DeclaredVariables {
    private(set) var names: Set<String> = []
    /// At the end of each stage that was walked through.
    private var finished: [Int: Set<String>] = [:]

    /// Starts with a stage; stages come in the order of the file.
    mutating func enter(_ stage: Stage) {
        names = []
        if case .stage(let parent) = stage.base { names = finished[parent] ?? [] }
    }

    mutating func leave(_ stage: Stage) { finished[stage.index] = names }

    mutating func declare(_ instruction: Instruction) {
        guard instruction.keyword == .arg || instruction.keyword == .env else { return }
        switch instruction.content {
        case .arg(let declarations): for declaration in declarations { names.insert(declaration.name.text) }
        case .env(let pairs): for pair in pairs { names.insert(pair.key.text) }
        default: return
        }
    }
}
