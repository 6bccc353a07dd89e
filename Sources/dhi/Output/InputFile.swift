import RepositoryConversion

/// One file that a command works on.
enum InputFile: Sendable {
    case file(DiscoveredFile)
    /// Read already: standard input.
    case text([UInt8], name: FilePath)

    var path: FilePath {
        switch self {
        case .file(let file): file.path
        case .text(_, let name): name
        }
    }

    /// Absolute, as far as its folder exists.
    var location: FilePath {
        switch self {
        case .file(let file): file.location
        case .text(_, let name): ConfigurationStore.location(of: name)
        }
    }
}

extension InputFile {
    /// The files that the command line names, standard input first; what cannot be read is told by `fail`.
    static func all(_ options: InputOptions, _ discovery: Discovery, fail: (FileError) -> Void) async -> [InputFile] {
        var inputs: [InputFile] = []
        var paths: [FilePath] = []
        for path in CommandLineArguments.paths(FoldedArguments.unfold(options.paths)) {
            guard path == "-" else {
                paths.append(path)
                continue
            }
            do throws(FileError) {
                let name = CommandLineArguments.path(options.standardInputName)
                inputs.append(.text(try FileReader().readStandardInput(shownAs: name), name: name))
            } catch {
                fail(error)
            }
        }
        if paths.isEmpty { return inputs }
        let found = await discovery.files(in: paths, workers: options.jobs)
        for error in found.errors { fail(error) }
        for folder in found.emptyFolders { StandardError.write("dhi: \(folder): \(Discovery.nothingFound)") }
        return inputs + found.files.map { .file($0) }
    }
}
