import DockerfileSemantics
import DockerfileSyntax

/// The arguments that FROM sees.
struct GlobalEnvironment {
    private(set) var values: [String: String] = [:]
    private let given: [String: String]

    init(_ given: [String: String]) {
        self.given = given
        for name in PredefinedArguments.platform {
            values[name] = name.hasSuffix("PLATFORM") ? BuildkitEvaluation.platform : name.hasSuffix("OS") ? "linux" : name.hasSuffix("ARCH") ? "amd64" : name == "TARGETSTAGE" ? "default" : ""
        }
    }

    /// Takes an ARG in; what BuildKit says against its default.
    mutating func declare(_ instruction: Instruction, _ tree: DockerfileTree) -> String? {
        guard case .arg(let declarations) = instruction.content else { return nil }
        for declaration in declarations {
            let name = declaration.name.text
            if let value = given[name] {
                values[name] = value
            } else if let word = declaration.value {
                let expansion = expand(word.text, tree)
                if let error = expansion.error { return error }
                values[name] = expansion.result
            }
        }
        return nil
    }

    func expand(_ text: String, _ tree: DockerfileTree) -> WordExpansion {
        WordExpander(escape: tree.escape).expand(text) { values[$0] }
    }
}
