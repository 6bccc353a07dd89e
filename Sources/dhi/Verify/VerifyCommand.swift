import ArgumentParser

import RepositoryConversion

/// `dhi verify`: whether files that stand on hardened images build and start there, as far as can be told without building them.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check Dockerfiles that stand on hardened images.",
        discussion: """
            Judges a file by itself, whoever moved it: images, commands, copies, start command, libraries, user and health check of each stage on a hardened \
            image. What neither the file nor the catalogue tells is assumed, and named. PATH is a file or a folder that is searched for Dockerfiles.

            Exit codes: 0 all proven; 3 some assumed; 1 some failed; 2 wrong use, a broken configuration, or a file that could not \
            be read or that BuildKit rejects (the others are still done).
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: ArgumentHelp("Files or folders.", valueName: "path"))
    var paths: [String] = ["."]

    @Option(help: "text or json.")
    var format: Format = .text

    @OptionGroup var build: BuildOptions

    @OptionGroup var refusals: RefusalOptions

    @Option(help: "auto, always or never.")
    var color: ColorChoice = .auto

    func run() async throws {
        var run = try VerificationRun(self)
        try await run.start()
    }
}
