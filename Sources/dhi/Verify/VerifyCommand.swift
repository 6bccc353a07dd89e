import ArgumentParser

import RepositoryConversion

/// `dhi verify`: whether files that stand on hardened images build and start there, as far as can be told without building them.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", _superCommandName: "dhi",
        abstract: "Check Dockerfiles that stand on hardened images.",
        discussion: """
            Judges a file by itself, whoever moved it: images, commands, copies, start command, libraries, user and health check of each stage on a hardened \
            image. What neither the file nor the catalogue tells is assumed, and named. PATH is a file or a folder that is searched for Dockerfiles; '-' is \
            standard input.

            With --original, the image that is built is compared with that of another file, which is the same before somebody rewrote it: what the original \
            sets, exposes, starts and gives to its user has to be there, and what else is gone is named.

            Exit codes: 0 all proven; 3 some assumed; 1 some failed; 2 wrong use, a broken configuration, or a file that could not \
            be read or that BuildKit rejects (the others are still done).
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @OptionGroup var input: InputOptions

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(help: ArgumentHelp("Compare with this file, from which the one file to be verified was rewritten.", valueName: "file"))
    var original: String?

    @OptionGroup var build: BuildOptions

    @OptionGroup var refusals: RefusalOptions

    @Option(help: "auto, always or never.")
    var color: ColorChoice = .auto

    func validate() throws {
        if original != nil, FoldedArguments.unfold(input.paths).count != 1 { throw ValidationError("--original takes one file to be compared with it.") }
    }

    func run() async throws {
        var run = try VerificationRun(self)
        try await run.start()
    }
}
