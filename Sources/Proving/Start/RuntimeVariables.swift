import DockerfileSemantics
import DockerfileSyntax

/// The variables that ENV of a stage and those it stands on gives to containers.
///
/// Values of ARG are gone by then.
enum RuntimeVariables {
    static func values(of stage: Stage, in model: DockerfileModel) -> [String: String] {
        var values: [String: String] = [:]
        for member in model.chain(of: stage.index).reversed().map({ model.stages[$0] }) {
            for (index, state) in zip(member.instructions, member.states) {
                guard case .env(let pairs) = model.tree.instructions[index].content else { continue }
                for pair in pairs { values[pair.key.text] = model.expand(pair.value, in: model.tree.instructions[index], state) }
            }
        }
        return values
    }
}
