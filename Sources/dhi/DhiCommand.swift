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
    static func main() async {
        StandardStream.prepare()
        if let shortage = OpenFileLimit.shortage {
            StandardError.write("dhi: \(shortage)")
            Glibc.exit(2)
        }
        LintWarmUp.begin(CommandLine.arguments.dropFirst())
        do {
            try await answer()
        } catch StreamError.readerGone {
            // Whoever reads has seen enough (`dhi … | head`): quiet, as every tool in a pipe.
            Interruption.end(by: SIGPIPE)
        } catch let error as StreamError {
            StandardError.write("dhi: the result could not be written to standard output: \(error)")
            Glibc.exit(2)
        } catch let failure as CommandFailure {
            StandardError.write("dhi: \(failure.description)")
            Glibc.exit(2)
        } catch let code as ExitCode {
            Glibc.exit(code.rawValue)
        } catch {
            StandardError.write(fullMessage(for: error))
            Glibc.exit(2)
        }
    }

    private static func answer() async throws {
        do {
            var command = try parseAsRoot(FoldedArguments.fold(Array(CommandLine.arguments.dropFirst())))
            // Whether a type conforms to a protocol is found by a search through all conformances of the program.
            if let lint = command as? LintCommand {
                try await lint.run()
            } else if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch  where !(error is ExitCode) && exitCode(for: error).isSuccess {
            // Help and version are results.
            try StandardOutput.print(fullMessage(for: error) + "\n")
        }
    }
}
