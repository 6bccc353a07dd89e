public import DockerfileSemantics
import DockerfileSyntax
import ImageReferences

/// The names of the base images when nobody gives build arguments.
public struct DefaultBaseNames {
    private let model: DockerfileModel
    private var values: [String: String] = [:]

    public init(_ model: DockerfileModel) {
        self.model = model
        // Any value will do that is a part of a name.
        for name in PredefinedArguments.platform { values[name] = name.hasSuffix("PLATFORM") ? "linux/amd64" : "amd64" }
        for argument in model.globalArguments {
            guard let word = argument.declaration.value else { continue }
            values[argument.declaration.name.text] = expand(word.text).result
        }
    }

    /// The stages whose name is empty or no reference to an image; none behind a name that cannot be expanded.
    public var invalid: [Stage] {
        var found: [Stage] = []
        for stage in model.stages {
            let expansion = expand(stage.from.image.text)
            if expansion.error != nil { break }
            if (try? ImageReference.parse(expansion.result)) == nil { found.append(stage) }
        }
        return found
    }

    /// What becomes of the name of a stage.
    public func name(of stage: Stage) -> String { expand(stage.from.image.text).result }

    private func expand(_ text: String) -> WordExpansion { WordExpander(escape: model.tree.escape).expand(text) { values[$0] } }
}
