import DockerfileSemantics
import DockerfileSyntax

/// The variables that a stage and those it stands on set by ENV and ARG, collected once.
final class SetVariables {
    /// By name, the first instruction that sets it.
    private var environment: [String: Int] = [:]
    private var arguments: [String: Int] = [:]
    /// Of the nearest stage below that sets any.
    private let parent: SetVariables?

    /// Reads `stage`; `parent` are the variables of the one it stands on.
    init(of stage: Stage, in model: DockerfileModel, parent: SetVariables?) {
        self.parent = parent.flatMap { $0.environment.isEmpty && $0.arguments.isEmpty ? $0.parent : $0 }
        for instruction in stage.instructions {
            switch model.tree.instructions[instruction].content {
            case .env(let pairs): for pair in pairs where environment[pair.key.text] == nil { environment[pair.key.text] = instruction }
            case .arg(let declarations): for declaration in declarations where arguments[declaration.name.text] == nil { arguments[declaration.name.text] = instruction }
            default: continue
            }
        }
    }

    /// Whether an ENV sets one of `names`.
    func environmentHolds(_ names: [String]) -> Bool {
        holds { own in names.contains { own.environment[$0] != nil } }
    }

    /// Whether an ENV or ARG in front of `index` sets `name`.
    func hold(_ name: String, before index: Int) -> Bool {
        holds { own in [own.environment[name], own.arguments[name]].contains { $0.map { $0 < index } ?? false } }
    }

    private func holds(_ condition: (SetVariables) -> Bool) -> Bool {
        var variables: SetVariables? = self
        while let own = variables {
            if condition(own) { return true }
            variables = own.parent
        }
        return false
    }
}
