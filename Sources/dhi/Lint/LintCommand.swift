import ArgumentParser
import Diagnostics
import Foundation
import RepositoryConversion

/// `dhi lint`: finds problems in Dockerfiles by the facts of their images.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find problems in Dockerfiles: root users, shell dependencies and what else hardened images ask for.",
        discussion: """
            Judges each stage by what the catalogue knows of the very tag it stands on, and is silent about what it does not know. PATH is a file or a \
            folder that is searched for Dockerfiles; '-' is standard input. 'dhi rules' lists the rules, 'dhi explain RULE' shows one.

            A comment '# dhi ignore=RULE reason=…' silences a rule for the instruction below, '# dhi global ignore=RULE' for the file; '# hadolint \
            ignore=…' and '# check=skip=…' count where the rule has that name.

            Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong use, a broken configuration, or a file that could not be \
            read or that BuildKit rejects (the others are still linted), whatever --fail-on says.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, gnu, json, sarif }

    enum FailureThreshold: String, CaseIterable, ExpressibleByArgument {
        case error, warning, information, hint, never

        /// `nil`: findings never make the run fail.
        var severity: Severity? { Severity(rawValue: rawValue) }
    }

    @Argument(help: ArgumentHelp("Files or folders.", valueName: "path"))
    var paths: [String] = ["."]

    @Option(help: "text, gnu (one line a finding), json or sarif.")
    var format: Format = .text

    @Flag(name: .customLong("as-migrated"), help: "See each base image as its hardened twin: what has to change before the move?")
    var asMigrated = false

    @Option(help: ArgumentHelp("Use these rules or presets only (comma-separated; may be repeated).", valueName: "names"))
    var select: [String] = []

    @Option(help: ArgumentHelp("Leave these rules out.", valueName: "names"))
    var ignore: [String] = []

    @Option(name: .customLong("severity"), help: ArgumentHelp("Give a rule another severity.", valueName: "rule=severity"))
    var severities: [String] = []

    @Option(name: .customLong("fail-on"), help: "Exit with 1 for findings from this severity on: error, warning (unless said otherwise), information, hint or never.")
    var failOn: FailureThreshold?

    @Option(help: ArgumentHelp("Read this configuration file instead of the nearest .dhi.yaml.", valueName: "file"))
    var config: String?

    @Option(name: .customLong("build-arg"), help: ArgumentHelp("A build argument, as for docker build.", valueName: "name=value"))
    var buildArguments: [String] = []

    @Option(help: ArgumentHelp("Stage that is built; the last unless said otherwise.", valueName: "stage"))
    var target: String?

    @Option(help: ArgumentHelp("Use this catalogue file instead of the built-in one.", valueName: "file"))
    var catalog: String?

    @Option(name: .customLong("stdin-filename"), help: ArgumentHelp("Name to show for standard input.", valueName: "name"))
    var standardInputName: String = "Dockerfile"

    @Option(help: "auto, always or never.")
    var color: ColorChoice = .auto

    @Option(help: ArgumentHelp("Files to work on at a time; the number of cores unless said otherwise.", valueName: "number"))
    var jobs: Int?

    func run() async throws {
        var run = try LintRun(self)
        let code = try await run.start()
        // All is written. What was remembered of images goes with the process; to free it piece by piece takes longer than to lint a dozen files.
        withExtendedLifetime(run) { Foundation.exit(code.rawValue) }
    }

    func validate() throws {
        if ["", ".", ".."].contains(standardInputName.split(separator: "/", omittingEmptySubsequences: false).last) {
            throw ValidationError("--stdin-filename has to end with the name of a file.")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs has to be 1 or more.") }
        try BuildOptions.check(buildArguments)
        for setting in severities {
            let parts = setting.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, Severity(rawValue: String(parts[1])) != nil else {
                let names = Severity.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--severity \(setting) is not understood; write rule=severity with one of \(names).")
            }
        }
    }
}
