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
    private let store: ConfigurationStore
    /// `nil`: ShellCheck is not there, or not wanted.
    private let shellCheck: ShellCheckSession?
    private let request: LinterChoice.Request
    private let catalog: Catalog
    private var summary = LintSummary()
    private var isFirst = true
    private var separator: [UInt8] = []
    private var fails = false
    private var said: Set<ConfigurationFailure> = []
    /// The files that were looked at, by the baseline that was asked about them.
    private var seen: [FilePath: (baseline: BaselineFile, names: Set<ReportedPath>)] = [:]
    private var entries: [LintBaseline.Entry] = []
    /// Kept to the end of the process, which frees what was remembered of images at once.
    private var work: LintWork?

    init(_ command: LintCommand) throws {
        self.command = command
        catalog = try CatalogChoice.open(command.catalog)
        var request = LinterChoice.Request(command)
        request.baseline = try Self.baseline(command)
        self.request = request
        store = ConfigurationStore(command.config.map { .file(CommandLineArguments.path($0)) } ?? .nearest, vocabulary: .all, readsHadolint: true)
        let program = command.shellCheck == .never ? nil : ShellCheckProgram.onPath()
        if command.shellCheck == .always, program == nil {
            throw CommandFailure("There is no shellcheck on the PATH, and --shellcheck always asks for it. Install it (Debian: apt-get install shellcheck), or leave the option out.")
        }
        shellCheck = program.map { ShellCheckSession($0) }
        output = StandardOutput(color: command.color)
    }

    /// - Parameter rules: Asked where a format has a table of rules.
    private func reporter(_ rules: @autoclosure () -> [RuleMetadata]) -> any LintReporter {
        switch command.format {
        case .text: LintTextReporter(colors: output.colors, width: output.width)
        case .gnu: LintGNUReporter()
        case .json: LintJSONReporter(tool: "dhi \(DhiCommand.version)", stamp: catalog.stamp)
        case .sarif: LintSARIFReporter(version: DhiCommand.version, rules: rules())
        case .github: LintGitHubReporter()
        case .gitlab: LintGitLabReporter()
        case .checkstyle: LintCheckstyleReporter()
        case .junit: LintJUnitReporter()
        case .rdjsonl: LintRDJSONReporter(rules: rules())
        case .hadolint: LintHadolintReporter(rules: rules())
        case .hadolintJSON: LintHadolintJSONReporter(rules: rules())
        }
    }

    /// Rules of the configurations of a run, where they have to be known before the first file is linted: for a table of rules, and for names on the command line.
    private func ownRules(of inputs: [InputFile]) throws -> [PatternRule] {
        func fault(_ own: [PatternRule]) -> RuleSelectionError? {
            do throws(RuleSelectionError) {
                _ = try RuleSelection(RuleRegistry.all, own: own, select: request.select, ignore: request.ignore, severities: request.severities)
                return nil
            } catch {
                return error
            }
        }
        let namesAny = !request.select.isEmpty || !request.ignore.isEmpty || !request.severities.entries.isEmpty
        let isNamed = namesAny && fault([]) != nil
        if !isNamed, ![.sarif, .rdjsonl].contains(command.format) { return [] }
        let rules = LinterChoice.ownRules(of: inputs, store)
        // What the command line names wrongly is no fault of a configuration.
        if isNamed, let fault = fault(rules) { throw CommandFailure(fault.description) }
        return rules
    }

    /// The exit code.
    mutating func start() async throws -> ExitCode {
        if command.printsConfiguration { return try printConfiguration() }
        Interruption.observe()
        let task: LintWork.Task? = command.addIgnores ? .ignore(command.reason) : command.fix || command.diff ? .fix(command.unsafe ? .unsafe : .safe) : nil
        var unread: [FileError] = []
        let inputs = await InputFile.all(command.input, store.discovery) { unread.append($0) }
        let own = try ownRules(of: inputs)
        var request = request
        request.ownRules = Set(own.map(\.name))
        let choice = LinterChoice(catalog: catalog, request: request, store: store, hasShellCheck: shellCheck != nil)
        let reporter = reporter(RuleRegistry.all.map { $0.metadata } + own.map(\.metadata))
        separator = reporter.separator
        let work = LintWork(linters: choice, reporter: reporter, reader: FileReader(), task: task, shellCheck: shellCheck, recordingFolder: recorded.map(BaselineFile.folder))
        for error in unread { fail(error) }
        output.write(reporter.opening())
        var run = self
        // What was asked to be written is written to the end, also when nobody reads the report of it any more.
        let goesOn = { [output, command] in command.writes || command.writeBaseline != nil || output.failure == nil }
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
            // Fixes are found file by file, and should not wait long before they are written.
            let job: ConversionJob =
                task == nil ? .inPortions(workers: command.input.jobs) { work($0) } : ConversionJob(workers: command.input.jobs) { work([$0])[0] }
            await job.run(inputs, while: goesOn) { run.take($0) }
        }
        self = run
        self.work = work
        recordFindings()
        countGone()
        for note in store.notes.map(String.init(describing:)) + (shellCheck?.finish() ?? []) {
            output.flush()
            StandardError.write("dhi: \(note)")
        }
        if printsText { StandardError.write("dhi: \(summary.text)") } else { output.write(reporter.closing(summary)) }
        try output.finish()
        if !summary.failures.isEmpty || summary.rejected > 0 { return ExitCode(2) }
        return ExitCode(fails ? 1 : 0)
    }

    private func printConfiguration() throws -> ExitCode {
        let path = CommandLineArguments.paths(FoldedArguments.unfold(command.input.paths))[0]
        let input = ConfigurationPrinter.input(path, command.input, store)
        _ = try ownRules(of: [input])
        let printer = ConfigurationPrinter(choice: LinterChoice(catalog: catalog, request: request, store: store, hasShellCheck: shellCheck != nil))
        do throws(ConfigurationFailure) {
            output.write(Array(try printer.text(for: input).utf8))
        } catch {
            throw CommandFailure(error.lines.joined(separator: "\n"))
        }
        try output.finish()
        return ExitCode(0)
    }

    private mutating func take(_ result: LintWork.Output) {
        switch result {
        case .failed(.file(let error)): fail(error)
        case .failed(.configuration(let path, let failure)): fail(path, failure)
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
            for failure in file.failures {
                summary.failures.append(LintSummary.Failure(path: ReportedPath(file.path.bytes), message: "line \(failure.line): \(failure.message)", isPartial: true))
                output.flush()
                StandardError.write("dhi: \(file.path):\(failure.line): \(failure.message)")
            }
            entries += file.entries
            if let known = file.known {
                summary.held += known.held
                summary.gone += known.gone
                if known.gone > 0, summary.baseline == nil { summary.baseline = ReportedPath(known.baseline.path.bytes) }
                seen[known.baseline.path, default: (known.baseline, [])].names.insert(known.name)
            }
            fails = fails || file.fails
            if command.diff || file.repair?.source == nil && file.repair != nil { return }
            if let rejection = file.rejection { tell(rejection, isReported: !file.findings.isEmpty) }
            if file.report.isEmpty { return }
            if !isFirst { output.write(separator) }
            isFirst = false
            output.write(file.report)
        }
    }

    /// The baseline that is written; `nil`: none is.
    private var recorded: FilePath? { command.writeBaseline.map(CommandLineArguments.path) }

    private static func baseline(_ command: LintCommand) throws -> LinterChoice.BaselineSource {
        if command.noBaseline || command.writeBaseline != nil { return .none }
        guard let path = command.baseline else { return .configured }
        do throws(BaselineFile.Failure) {
            return .file(try BaselineFile(reading: CommandLineArguments.path(path)))
        } catch {
            throw CommandFailure(error.message)
        }
    }

    /// Writes the baseline that was asked for; not where some of it is missing, since what could not be read would count as new afterwards.
    private mutating func recordFindings() {
        guard let path = recorded else { return }
        if !summary.failures.isEmpty {
            output.flush()
            StandardError.write("dhi: \(path): not written, as not everything could be linted")
            return
        }
        do throws(FileError) {
            try FileWriter().write(LintBaseline.bytes(entries), to: path)
        } catch {
            fail(error)
            return
        }
        summary.recorded = (ReportedPath(path.bytes), entries.reduce(0) { $0 + $1.count })
        if command.format != .text { StandardError.write("dhi: \(summary.text)") }
    }

    /// Files that a baseline knows may be there no more.
    private mutating func countGone() {
        if seen.isEmpty { return }
        for (path, value) in seen.sorted(by: { $0.key < $1.key }) {
            let gone = value.baseline.goneWithFiles(except: value.names)
            summary.gone += gone
            if gone > 0, summary.baseline == nil { summary.baseline = ReportedPath(path.bytes) }
        }
    }

    /// Standard input is repaired onto standard output.
    private var printsText: Bool { command.writes && command.input.paths.contains("-") }

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
        summary.count(fixed: count, isWritten: !command.diff, isSilenced: command.addIgnores)
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
