import ArgumentParser
import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Migration
import Reporting
import RepositoryConversion

/// One call of `dhi lint`: finds files, lints them in parallel, prints in order.
struct LintRun {
    private let command: LintCommand
    private let output: StandardOutput
    private let reporter: any LintReporter
    private let store: ConfigurationStore
    private let choice: LinterChoice
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
        store = ConfigurationStore(command.config.map { .file(CommandLineArguments.path($0)) } ?? .nearest, vocabulary: .all)
        choice = LinterChoice(catalog: catalog, request: request, store: store)
        output = StandardOutput(color: command.color)
        reporter =
            switch command.format {
            case .text: LintTextReporter(colors: output.colors, width: output.width)
            case .gnu: LintGNUReporter()
            case .json: LintJSONReporter(tool: "dhi \(DhiCommand.version)", stamp: catalog.stamp)
            case .sarif: LintSARIFReporter(version: DhiCommand.version, rules: RuleRegistry.all.map { $0.metadata })
            }
    }

    /// The exit code.
    mutating func start() async throws -> ExitCode {
        Interruption.observe()
        let work = LintWork(linters: choice, reporter: reporter, reader: FileReader())
        let inputs = await findInputs()
        output.write(reporter.opening())
        var run = self
        let goesOn = { [output] in output.failure == nil }
        await ConversionJob(workers: command.jobs) { work($0) }.run(inputs, while: goesOn) { run.take($0) }
        self = run
        output.write(reporter.closing(summary))
        try output.finish()
        if !summary.failures.isEmpty || summary.rejected > 0 { return ExitCode(2) }
        return ExitCode(fails ? 1 : 0)
    }

    private mutating func findInputs() async -> [LintWork.Input] {
        var inputs: [LintWork.Input] = []
        var paths: [FilePath] = []
        for path in CommandLineArguments.paths(FoldedArguments.unfold(command.paths)) {
            guard path == "-" else {
                paths.append(path)
                continue
            }
            do throws(FileError) {
                let name = CommandLineArguments.path(command.standardInputName)
                inputs.append(.text(try FileReader().readStandardInput(shownAs: name), name: name))
            } catch {
                fail(error)
            }
        }
        if paths.isEmpty { return inputs }
        let found = await store.discovery.files(in: paths, workers: command.jobs)
        for error in found.errors { fail(error) }
        for folder in found.emptyFolders { StandardError.write("dhi: \(folder): \(Discovery.nothingFound)") }
        return inputs + found.files.map { .file($0) }
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
            summary.count(file.findings)
            fails = fails || file.fails
            if let rejection = file.rejection { tell(rejection, isReported: !file.findings.isEmpty) }
            if file.report.isEmpty { return }
            if !isFirst { output.write(reporter.separator) }
            isFirst = false
            output.write(file.report)
        }
    }

    /// BuildKit rejects a file; said once, also where the rule for it is left out or the report is for machines.
    private mutating func tell(_ rejection: String, isReported: Bool) {
        summary.rejected += 1
        if isReported, [.text, .gnu].contains(command.format) { return }
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
        failsFrom = command.failOn.map { threshold in threshold.severity.map { .at($0) } ?? .never }
        for setting in command.severities {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2, let severity = Severity(rawValue: parts[1]) { severities[parts[0]] = severity }
        }
        options.asMigrated = command.asMigrated
        options.migration.target = command.target
        for argument in command.buildArguments {
            guard let cut = argument.firstIndex(of: "=") else { continue }
            options.migration.buildArguments[String(argument[..<cut])] = String(argument[argument.index(after: cut)...])
        }
    }
}
