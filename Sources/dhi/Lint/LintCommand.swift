import ArgumentParser
import Diagnostics
import Glibc
import RepositoryConversion

/// `dhi lint`: finds problems in Dockerfiles by the facts of their images.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", _superCommandName: "dhi",
        abstract: "Find problems in Dockerfiles: root users, shell dependencies and what else hardened images ask for.",
        discussion: """
            Judges each stage by what the catalogue knows of the very tag it stands on, and is silent about what it does not know. PATH is a file or a \
            folder that is searched for Dockerfiles; '-' is standard input. 'dhi rules' lists the rules, 'dhi explain RULE' shows one.

            A comment '# dhi ignore=RULE reason=…' silences a rule for the instruction below or around it, '# dhi stage ignore=RULE' for its stage, '# dhi \
            global ignore=RULE' for the file; '# hadolint ignore=…' and '# check=skip=…' count where the rule has that name. '# hadolint shell=NAME' says which shell \
            reads what follows in a stage, and '# check=error=true' makes errors of what docker build checks.

            --add-ignores writes such comments for all findings at or above --fail-on, so that a project can begin with new ones only.

            Scripts of RUN are shown to ShellCheck where it is installed ('dhi explain shellcheck'); its answers are kept in $XDG_CACHE_HOME/dhi, or ~/.cache/dhi.

            Rules of one's own stand in .dhi.yaml, under lint.rules.

            A baseline is a file of findings that are known: with it only others are reported. It survives changes elsewhere in a file. --fix repairs \
            known findings, too.

            --fix applies fixes that leave the meaning of the file for a build as it is, or change what they say they change; each is checked \
            against the file, and again until nothing is left to repair.

            Exit codes: 0 nothing at or above --fail-on; 1 findings, or with --diff something to repair; 2 wrong use, a broken configuration, or a file that could not be \
            read or that BuildKit rejects (the others are still linted), whatever --fail-on says.
            """)

    enum Format: String, ArgumentWord {
        case text, gnu, json, sarif, github, gitlab, checkstyle, junit, rdjsonl
        case hadolint
        case hadolintJSON = "hadolint-json"
    }

    enum FailureThreshold: String, ArgumentWord {
        case error, warning, information, hint, never

        /// `nil`: findings never make the run fail.
        var severity: Severity? { Severity(rawValue: rawValue) }
    }

    @OptionGroup var input: InputOptions

    @Option(
        help: """
            text, gnu (one line a finding), json, sarif, github (workflow commands), gitlab (code quality), checkstyle, junit, rdjsonl (reviewdog), \
            hadolint or hadolint-json (as hadolint prints them).
            """)
    var format: Format = .text

    @Flag(name: .customLong("as-migrated"), help: "See each base image as its hardened twin: what has to change before the move?")
    var asMigrated = false

    @Flag(help: "Repair what can be repaired safely, in place; what stays is reported. Of standard input the repaired text is printed.")
    var fix = false

    @Flag(help: "With --fix or --diff: also apply fixes that may change what the image does.")
    var unsafe = false

    @Flag(help: "Print what --fix, or --add-ignores, would change as a diff, and change nothing.")
    var diff = false

    @Flag(name: .customLong("add-ignores"), help: "Silence the findings at or above --fail-on by comments in the files. With --diff they are only shown.")
    var addIgnores = false

    @Option(help: ArgumentHelp("With --add-ignores: the reason that new comments give.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("Use these rules or presets only (comma-separated; may be repeated).", valueName: "names"))
    var select: [String] = []

    @Option(help: ArgumentHelp("Leave these rules out.", valueName: "names"))
    var ignore: [String] = []

    @Option(name: .customLong("severity"), help: ArgumentHelp("Give a rule another severity.", valueName: "rule=severity"))
    var severities: [String] = []

    @Option(name: .customLong("shellcheck"), help: "Ask ShellCheck about scripts: auto (where it is on the PATH; unless said otherwise), always or never.")
    var shellCheck: ShellCheckUse?

    @Option(name: .customLong("fail-on"), help: "Exit with 1 for findings from this severity on: error, warning (unless said otherwise), information, hint or never.")
    var failOn: FailureThreshold?

    @OptionGroup var policy: PolicyOptions

    @Option(help: ArgumentHelp("Read this configuration file instead of the nearest .dhi.yaml or .hadolint.yaml; one with hadolint in its name is read as hadolint's.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Report only what this baseline does not hold (see --write-baseline).", valueName: "file"))
    var baseline: String?

    @Option(name: .customLong("write-baseline"), help: ArgumentHelp("Record all findings in this file instead of reporting them; names in it are relative to its folder.", valueName: "file"))
    var writeBaseline: String?

    @Flag(name: .customLong("no-baseline"), help: "Report everything, also where the configuration names a baseline.")
    var noBaseline = false

    @Flag(
        name: .customLong("print-config"),
        help: "Print the configuration in force for one file, as YAML, with the rules that it selects, and lint nothing; a folder stands for a Dockerfile in it.")
    var printsConfiguration = false

    @Option(name: .customLong("build-arg"), help: ArgumentHelp("A build argument, as for docker build.", valueName: "name=value"))
    var buildArguments: [String] = []

    @Option(help: ArgumentHelp("Stage that is built; the last unless said otherwise.", valueName: "stage"))
    var target: String?

    @Option(help: ArgumentHelp("Use this catalogue file instead of the built-in one.", valueName: "file"))
    var catalog: String?

    @Option(help: "auto, always or never.")
    var color: ColorChoice = .auto

    func run() async throws {
        var run = try LintRun(self)
        let code = try await run.start()
        // All is written. What was remembered of images goes with the process; to free it piece by piece takes longer than to lint a dozen files.
        withExtendedLifetime(run) { Glibc.exit(code.rawValue) }
    }

    /// Whether files, or standard input on its way to standard output, are changed.
    var writes: Bool { fix || addIgnores && !diff }

    func validate() throws {
        if addIgnores, fix || unsafe { throw ValidationError("--add-ignores goes without --fix and --unsafe; repair first, then silence what is left.") }
        if reason != nil, !addIgnores { throw ValidationError("--reason goes with --add-ignores.") }
        if let reason, reason.isEmpty || reason.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            throw ValidationError("--reason takes a single line of text.")
        }
        if addIgnores, failOn == .never { throw ValidationError("--add-ignores silences what --fail-on names, and that is nothing.") }
        if unsafe, !fix, !diff { throw ValidationError("--unsafe goes with --fix or --diff.") }
        if fix, diff { throw ValidationError("--fix writes and --diff does not; use one of them.") }
        if diff, format != .text { throw ValidationError("--diff prints a diff; leave out --format.") }
        if fix || addIgnores, input.paths.contains("-"), format != .text { throw ValidationError("With --\(fix ? "fix" : "add-ignores") and '-' the changed text is printed; leave out --format.") }
        if [baseline != nil, writeBaseline != nil, noBaseline].count(where: { $0 }) > 1 {
            throw ValidationError("--baseline, --write-baseline and --no-baseline exclude each other; use one of them.")
        }
        if diff, writeBaseline != nil { throw ValidationError("--diff prints what would change and --write-baseline records what is there; use one of them.") }
        if printsConfiguration, FoldedArguments.unfold(input.paths).count != 1 { throw ValidationError("--print-config takes one file.") }
        if printsConfiguration, fix || addIgnores || diff || writeBaseline != nil || format != .text {
            throw ValidationError("--print-config prints the configuration only; leave out --fix, --add-ignores, --diff, --write-baseline and --format.")
        }
        try BuildOptions.check(buildArguments)
        try policy.check()
        for setting in severities {
            let parts = setting.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, Severity(rawValue: String(parts[1])) != nil else {
                let names = Severity.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--severity \(setting) is not understood; write rule=severity with one of \(names).")
            }
        }
    }
}
