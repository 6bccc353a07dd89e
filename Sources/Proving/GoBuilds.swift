import DockerfileSemantics

/// How a stage calls Go's compiler.
enum GoBuilds {
    /// Whether some call links against the C library as soon as there is a compiler for C; `nil`: Go builds nothing here.
    static func mayLinkC(_ stage: Stage, in model: DockerfileModel) -> Bool? {
        var builds = false
        for (index, state) in zip(stage.instructions, stage.states) {
            var isOff = state.variables["CGO_ENABLED"].value == "0"
            for command in model.commands(in: index) {
                if command.name == "export", command.literalArguments.contains("CGO_ENABLED=0") { isOff = true }
                guard command.name == "go", ["build", "install"].contains(command.literalArguments.first) else { continue }
                builds = true
                if !isOff, !command.assignments.contains("CGO_ENABLED=0") { return true }
            }
        }
        return builds ? false : nil
    }
}
