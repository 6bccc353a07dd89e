import ArgumentParser
import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Migration
import Reporting
import RepositoryConversion
import SourceModel

/// One call of `dhi lint`: finds files, lints them in parallel, prints in order.
struct LintRun {
    private let command: LintCommand
    private let output: StandardOutput
    private let reporter: any LintReporter
    private let store: ConfigurationStore
    private let choice: LinterChoice
    /// `nil`: ShellCheck is not there, or not wanted.
    private let shellCheck: ShellCheckSession?
    private var summary = LintSummary()
    private var isFirst = true
    private var fails = false
    private var said: Set<ConfigurationFailure> = []

    init(_ command: LintCommand) throws {
        self.command = command
        let catalog = try CatalogChoice.open(command.catalog)
        let request = LinterChoice.Request(command)
        // What the command line names wrongly is no fault of a configuration.
        do throws(RuleSelectionError) {
            _ = try RuleSelection(RuleRegistry.all, select: request.select, ignore: request.ignore, severities: request.severities)
        } catch {
            throw CommandFailure(error.description)
        }
        store = ConfigurationStore(command.config.map { .file(CommandLineArguments.path($0)) } ?? .nearest, vocabulary: .all, readsHadolint: true)
        let program = command.shellCheck == .never ? nil : ShellCheckProgram.onPath()
        if command.shellCheck == .always, program == nil {
            throw CommandFailure("There is no shellcheck on the PATH, and --shellcheck always asks for it. Install it (Debian: apt-get install shellcheck), or leave the option out.")
        }
        shellCheck = program.map { ShellCheckSession($0) }
        choice = LinterChoice(catalog: catalog, request: request, store: store, hasShellCheck: program != nil)
        output = StandardOutput(color: command.color)
        let rules = RuleRegistry.all.map { $0.metadata }
        reporter =
            switch command.format {
            case .text: LintTextReporter(colors: output.colors, width: output.width)
            case .gnu: LintGNUReporter()
            case .json: LintJSONReporter(tool: "dhi \(DhiCommand.version)", stamp: catalog.stamp)
            case .sarif: LintSARIFReporter(version: DhiCommand.version, rules: rules)
            case .github: LintGitHubReporter()
            case .gitlab: LintGitLabReporter()
            case .checkstyle: LintCheckstyleReporter()
            case .junit: LintJUnitReporter()
            case .rdjsonl: LintRDJSONReporter(rules: rules)
            case .hadolint: LintHadolintReporter(rules: rules)
            case .hadolintJSON: LintHadolintJSONReporter(rules: rules)
            }
    }

    /// The exit code.
    mutating func start() async throws -> ExitCode {
        Interruption.observe()
        let fixes: Applicability? = command.fix || command.diff ? command.unsafe ? .unsafe : .safe : nil
        let work = LintWork(linters: choice, reporter: reporter, reader: FileReader(), fixes: fixes, shellCheck: shellCheck)
        var unread: [FileError] = []
        let inputs = await InputFile.all(command.input, store.discovery) { unread.append($0) }
        for error in unread { fail(error) }
        output.write(reporter.opening())
        var run = self
        // What was asked to be written is written to the end, also when nobody reads the report of it any more.
        let goesOn = { [output, command] in command.fix || output.failure == nil }
        if let shellCheck {
            let workers = command.input.jobs
            await WaitingJob(workers: workers) {
                work.attempt($0)
            } prepare: {
                await shellCheck.askPending(workers: workers)
            } finish: {
                work($0)
            }
            .run(inputs, while: goesOn) { run.take($0) }
        } else {
            await ConversionJob(workers: command.input.jobs) { work($0) }.run(inputs, while: goesOn) { run.take($0) }
        }
        self = run
        for note in store.notes.map(String.init(describing:)) + (shellCheck?.finish() ?? []) {
            output.flush()
            StandardError.write("dhi: \(note)")
        }
        if printsText { StandardError.write("dhi: \(summary.text)") } else { output.write(reporter.closing(summary)) }
        try output.finish()
        if !summary.failures.isEmpty || summary.rejected > 0 { return ExitCode(2) }
        return ExitCode(fails ? 1 : 0)
    }

    private mutating func take(_ result: LintWork.Output) {
        switch result {
        case .failed(let error): fail(error)
        case .misconfigured(let path, let failure): fail(path, failure)
        case .withoutTarget(let path):
            let message = "there is no stage '\(command.target ?? "")'; --target takes the name or the number of a stage"
            summary.failures.append(LintSummary.Failure(path: ReportedPath(path.bytes), message: message))
            output.flush()
            StandardError.write("dhi: \(path): \(message)")
        case .linted(let file):
            do throws(FileError) {
                if let repair = file.repair { try take(repair, of: file.path) }
            } catch {
                fail(error)
                return
            }
            summary.count(file.findings)
            fails = fails || file.fails
            if command.diff || file.repair?.source == nil && file.repair != nil { return }
            if let rejection = file.rejection { tell(rejection, isReported: !file.findings.isEmpty) }
            if file.report.isEmpty { return }
            if !isFirst { output.write(reporter.separator) }
            isFirst = false
            output.write(file.report)
        }
    }

    /// Standard input is repaired onto standard output.
    private var printsText: Bool { command.fix && command.input.paths.contains("-") }

    /// First written, then told: what could not be written has not changed.
    private mutating func take(_ repair: LintWork.Repair, of path: FilePath) throws(FileError) {
        for refusal in repair.result.refused { tell(refusal, in: repair.result.bytes, path) }
        let count = repair.result.fixed.count
        if command.diff {
            output.write(UnifiedDiff(repair.original, repair.result.edits).text(path: path.bytes, style: .terminal(colors: output.colors)))
            fails = fails || count > 0
        } else if let source = repair.source {
            if count > 0 { try FileWriter().replace(source, with: repair.result.bytes) }
        } else {
            output.write(repair.result.bytes)
        }
        summary.count(fixed: count, isWritten: !command.diff)
    }

    private mutating func tell(_ refusal: FixedFile.Refusal, in bytes: [UInt8], _ path: FilePath) {
        let line = LineIndex(bytes).line(at: refusal.finding.range.start)
        let reason = refusal.changes.isEmpty ? "BuildKit would reject the result" : "it would also change the \(refusal.changes.map(\.rawValue).sorted().joined(separator: ", "))"
        output.flush()
        StandardError.write("dhi: \(path):\(line): the fix for \(refusal.finding.rule) is left out: \(reason)")
    }

    /// BuildKit rejects a file; said once, also where the rule for it is left out or the report is for machines.
    private mutating func tell(_ rejection: String, isReported: Bool) {
        summary.rejected += 1
        if isReported, [.text, .gnu, .hadolint].contains(command.format) { return }
        output.flush()
        StandardError.write("dhi: \(rejection)")
    }

    private mutating func fail(_ error: FileError) {
        summary.failures.append(LintSummary.Failure(path: ReportedPath(error.path.bytes), message: error.message))
        output.flush()
        StandardError.write("dhi: \(error)")
    }

    private mutating func fail(_ path: FilePath, _ failure: ConfigurationFailure) {
        output.flush()
        if said.insert(failure).inserted {
            for line in failure.lines { StandardError.write("dhi: \(line)") }
        }
        let message = "not linted because its configuration is broken: \(failure.errors[0])"
        summary.failures.append(LintSummary.Failure(path: ReportedPath(path.bytes), message: message))
    }
}

extension LinterChoice.Request {
    /// What a command line asks for.
    fileprivate init(_ command: LintCommand) {
        func names(_ values: [String]) -> [String] {
            values.flatMap { $0.split(separator: ",") }.map { String($0.filter { $0 != " " }) }.filter { !$0.isEmpty }
        }
        self.init()
        select = names(command.select)
        ignore = names(command.ignore)
        catalogPath = command.catalog
        shellCheck = command.shellCheck
        failsFrom = command.failOn.map { threshold in threshold.severity.map { .at($0) } ?? .never }
        for setting in command.severities {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2, let severity = Severity(rawValue: parts[1]) { severities[parts[0]] = severity }
        }
        options.asMigrated = command.asMigrated
        options.policy = command.policy.policy
        options.migration.target = command.target
        for argument in command.buildArguments {
            guard let cut = argument.firstIndex(of: "=") else { continue }
            options.migration.buildArguments[String(argument[..<cut])] = String(argument[argument.index(after: cut)...])
        }
    }
}
