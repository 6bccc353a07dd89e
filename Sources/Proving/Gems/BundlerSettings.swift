public import DockerfileSemantics
import DockerfileSyntax

/// What `bundle config` sets in a stage, by the names of the variables that say the same.
public struct BundlerSettings: Sendable {
    private var values: [String: String] = [:]

    public init(_ model: DockerfileModel, _ stage: Stage) {
        for index in stage.instructions {
            guard case .run = model.tree.instructions[index].content else { continue }
            for command in model.commands(in: index) where ["bundle", "bundler"].contains(command.name ?? "") && command.literalArguments.first == "config" {
                var words = command.literalArguments.dropFirst().filter { !$0.hasPrefix("--") }[...]
                if words.first == "set" { words = words.dropFirst() }
                guard words.count > 1, let name = words.first else { continue }
                values[Self.variable(name)] = words.dropFirst().joined(separator: ":")
            }
        }
    }

    /// `with` is BUNDLE_WITH.
    static func variable(_ name: String) -> String {
        "BUNDLE_" + name.uppercased().split(separator: ".").joined(separator: "__").split(separator: "-").joined(separator: "___")
    }

    /// What Bundler takes a variable for; settings of the project come before those of the environment.
    public func value(_ name: String, _ state: StageState) -> String? { values[name] ?? state.variables[name].value }
}
