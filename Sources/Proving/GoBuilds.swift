public import DockerfileSemantics
public import HardenedCatalog

/// How a stage calls Go's compiler.
public enum GoBuilds {
    /// Whether some call links against the C library as soon as there is a compiler for C; `nil`: Go builds nothing here.
    public static func mayLinkC(_ stage: Stage, in model: DockerfileModel) -> Bool? {
        var builds = false
        for index in stage.instructions {
            var isOff = false
            for command in model.commands(in: index) {
                if command.name == "export", command.literalArguments.contains("CGO_ENABLED=0") { isOff = true }
                guard command.name == "go", ["build", "install"].contains(command.literalArguments.first) else { continue }
                builds = true
                // States are large, and few instructions are asked for theirs.
                isOff = isOff || stage.states[index - stage.instructions.lowerBound].variables["CGO_ENABLED"].value == "0"
                if !isOff, !command.assignments.contains("CGO_ENABLED=0") { return true }
            }
        }
        return builds ? false : nil
    }

    /// Whether the image of a stage and the packages that it installs are known to have no compiler for C, so that Go leaves C out unless it is told to.
    public static func hasNoCompiler(_ stage: Stage, _ installed: [String], catalog: Catalog) -> Bool {
        guard let source = stage.image.sourceImage, catalog.presence(ofCommand: "gcc", in: source).isAbsent else { return false }
        return !installed.contains { name in compilers.contains { name == $0 || name.hasPrefix($0 + "-") || name.hasPrefix($0 + "=") || name.hasPrefix($0 + "~") } }
    }

    private static let compilers = ["gcc", "g++", "build-base", "build-essential", "clang", "alpine-sdk", "cc", "tcc", "zig"]
}
