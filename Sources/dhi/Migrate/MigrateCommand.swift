import ArgumentParser

import HardenedCatalog
import Migration
import Reporting
import RepositoryConversion

/// `dhi migrate`: moves Dockerfiles to hardened images, or says why not.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", _superCommandName: "dhi",
        abstract: "Move Dockerfiles to Docker Hardened Images.",
        discussion: """
            Shows what would change as a diff, with the reasons for all that stays. Nothing is written without --write or --output. \
            PATH is a file or a folder that is searched for Dockerfiles; '-' is standard input.

            Exit codes: 0 done; 1 --check found something to change; 2 wrong use, a broken configuration, or a file that could not \
            be read or that BuildKit rejects (the others are still done).
            """)

    enum Level: String, CaseIterable, ExpressibleByArgument { case rebase, split }
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, markdown, sarif, patch }

    @OptionGroup var input: InputOptions

    @Option(help: "How far to go: 'rebase' changes image references only, 'split' leaves tools in a stage that builds.")
    var level: Level = .split

    @Option(help: "text, json, markdown, sarif or patch.")
    var format: Format = .text

    @ArgumentParser.Flag(help: "Edit the files in place.")
    var write = false

    @Option(help: ArgumentHelp("Write migrated copies into this folder.", valueName: "folder"))
    var output: String?

    @ArgumentParser.Flag(help: "Change nothing; exit with 1 if something would change.")
    var check = false

    @ArgumentParser.Flag(help: "Print the reasoning: every reason and obligation.")
    var explain = false

    @Option(name: .customLong("allow"), help: ArgumentHelp("Allow \(Permission.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "what"))
    var allow: [String] = []

    @ArgumentParser.Flag(name: .customLong("upgrade-eol"), help: "Move to a supported release line when the one in use has ended.")
    var upgradeEOL = false

    @OptionGroup var build: BuildOptions

    @OptionGroup var refusals: RefusalOptions

    @Option(help: ArgumentHelp("Use only tags in this file (image:tag a line), for example those your organisation has mirrored.", valueName: "file"))
    var available: String?

    @Option(help: ArgumentHelp("Pin new references to the digests in this file (image:tag digest a line).", valueName: "file"))
    var digests: String?

    @Option(help: "auto, always or never.")
    var color: ColorChoice = .auto

    func run() async throws {
        var run = try MigrationRun(self)
        try await run.start()
    }

    func validate() throws {
        if write, output != nil { throw ValidationError("--write and --output exclude each other.") }
        if check, write || output != nil { throw ValidationError("--check writes nothing; leave out --write and --output.") }
        if write, input.paths.contains("-") { throw ValidationError("standard input cannot be edited in place; leave out --write.") }
        if output?.isEmpty == true { throw ValidationError("--output needs the name of a folder.") }
        if output != nil, input.paths.contains("-") { throw ValidationError("--output takes files and folders; standard input has no name to write to.") }
        if let name = allow.first(where: refusals.kinds.contains) { throw ValidationError("--allow \(name) and --refuse \(name) exclude each other.") }
        for name in allow where Permission(rawValue: name) == nil {
            throw ValidationError("--allow \(name) is not known; there are: \(Permission.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
    }
}
