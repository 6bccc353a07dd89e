internal import ArgumentParser
internal import Glibc
internal import RepositoryConversion

/// The program: one subcommand for each task.
@main
struct DhiCommand: AsyncParsableCommand {
    /// Version of the program.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "dhi",
        abstract: "Migrate Dockerfiles to Docker Hardened Images, and lint them.",
        version: version,
        subcommands: [MigrateCommand.self, VerifyCommand.self, LintCommand.self, ExplainCommand.self, RulesCommand.self, CatalogCommand.self])

    /// Exit codes: 0 done, 1 findings, 2 wrong use or something that could not be done.
    ///
    /// Not asynchronous itself: the thread of such a function ends when others take over, for which the frames of the whole program are searched.
    static func main() {
        HeapRoom.prepare()
        ProgramVariables.makePages()
        StandardStream.prepare()
        if let shortage = OpenFileLimit.shortage {
            StandardError.write("dhi: \(shortage)")
            Glibc.exit(2)
        }
        LintWarmUp.begin(CommandLine.arguments.dropFirst())
        Task.detached {
            do {
                try await answer()
                Glibc.exit(0)
            } catch {
                end(with: error)
            }
        }
        while true { pause() }
    }

    private static func answer() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if fileTask(arguments.first) != nil { HeapRoom.reserve() }
        var command = try parsed(FoldedArguments.fold(arguments))
        // Whether a type conforms to a protocol is found by a search through all conformances of the program.
        if let lint = command as? LintCommand {
            try await lint.run()
        } else if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    }

    /// The command that the arguments call.
    ///
    /// A task that is called rightly is read by itself, without the options of the program and the search for requests of completions, which take longer. The whole
    /// program answers everything else.
    private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        if let task = fileTask(arguments.first), let command = try? task.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == task { return command }
        return try parseAsRoot(arguments)
    }

    /// The task of this name that takes many files.
    static func fileTask(_ name: String?) -> (any ParsableCommand.Type)? {
        switch name {
        case "lint": LintCommand.self
        case "migrate": MigrateCommand.self
        case "verify": VerifyCommand.self
        default: nil
        }
    }

    /// Says what went wrong, or, for help and the version, what was asked for.
    private static func end(with error: any Error) -> Never {
        switch error {
        case StreamError.readerGone:
            // Whoever reads has seen enough (`dhi … | head`): quiet, as every tool in a pipe.
            Interruption.end(by: SIGPIPE)
        case let error as StreamError:
            StandardError.write("dhi: the result could not be written to standard output: \(error)")
        case let failure as CommandFailure:
            StandardError.write("dhi: \(failure.description)")
        case let code as ExitCode:
            Glibc.exit(code.rawValue)
        case _ where exitCode(for: error).isSuccess:
            // Help and version are results.
            do {
                try StandardOutput.print(fullMessage(for: error) + "\n")
                Glibc.exit(0)
            } catch {
                end(with: error)
            }
        default:
            StandardError.write(fullMessage(for: error))
        }
        Glibc.exit(2)
    }
}
