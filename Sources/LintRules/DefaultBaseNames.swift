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
            values[argument.declaration.name.text] = name(word.text)
        }
    }

    /// The stages whose name is empty or no reference to an image; none behind a name that cannot be expanded.
    public var invalid: [Stage] {
        var found: [Stage] = []
        for stage in model.stages {
            let text = stage.from.image.text
            if isPlain(text) {
                if (try? ImageReference.parse(text)) == nil { found.append(stage) }
                continue
            }
            let expansion = expand(text)
            if expansion.error != nil { break }
            if (try? ImageReference.parse(expansion.result)) == nil { found.append(stage) }
        }
        return found
    }

    /// What becomes of the name of a stage.
    public func name(of stage: Stage) -> String { name(stage.from.image.text) }

    private func name(_ text: String) -> String { isPlain(text) ? text : expand(text).result }

    /// Whether there is nothing to expand, as in most names.
    private func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 != UInt8(ascii: "$") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != model.tree.escape }
    }

    private func expand(_ text: String) -> WordExpansion { WordExpander(escape: model.tree.escape).expand(text) { values[$0] } }
}
