import DockerfileSemantics
public import DockerfileSyntax
import Migration

extension Linter {
    /// Whether the stage that is asked for exists in a file that BuildKit accepts; true where none is asked for.
    public func hasTarget(_ tree: DockerfileTree) -> Bool {
        guard let target = options.migration.target, tree.diagnostics.isEmpty else { return true }
        // Names and numbers of stages do not hang on what images are.
        return DockerfileModel(tree, buildArguments: options.migration.buildArguments) { .unknown($0) }.targetStage(target) != nil
    }
}
