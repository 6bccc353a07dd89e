import ArgumentParser

/// What commands that read files as a build does have in common.
struct BuildOptions: ParsableArguments {
    @Option(name: .customLong("build-arg"), help: ArgumentHelp("A build argument, as for docker build.", valueName: "name=value"))
    var buildArguments: [String] = []

    @Option(help: ArgumentHelp("Stage that is built; the last unless said otherwise.", valueName: "stage"))
    var target: String?

    @Option(help: ArgumentHelp("Folder that the files are built with; the nearest one that has all that a file copies unless said otherwise.", valueName: "folder"))
    var context: String?

    @Option(help: ArgumentHelp("Use this catalogue file instead of the built-in one.", valueName: "file"))
    var catalog: String?

    @Option(help: ArgumentHelp("Read this configuration file instead of the nearest .dhi.yaml.", valueName: "file"))
    var config: String?

    func validate() throws {
        try Self.check(buildArguments)
    }

    static func check(_ buildArguments: [String]) throws {
        for argument in buildArguments {
            if !argument.contains("=") { throw ValidationError("--build-arg \(argument) has no '='; write name=value.") }
            if argument.hasPrefix("=") { throw ValidationError("--build-arg \(argument) has no name before its '='; write name=value.") }
        }
    }

    /// The build arguments by name.
    var arguments: [String: String] {
        var values: [String: String] = [:]
        for argument in buildArguments {
            guard let cut = argument.firstIndex(of: "=") else { continue }
            values[String(argument[..<cut])] = String(argument[argument.index(after: cut)...])
        }
        return values
    }
}
