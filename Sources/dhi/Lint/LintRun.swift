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
    private let linter: Linter
    private var summary = LintSummary()
    private var isFirst = true

    init(_ command: LintCommand) throws {
        self.command = command
        let catalog = try CatalogChoice.open(command.catalog)
        let selection = try RuleSelection(command)
        output = StandardOutput(color: command.color)
        linter = Linter(selection, catalog: catalog, options: LintOptions(command))
        reporter =
            switch command.format {
            case .text: LintTextReporter(colors: output.colors, width: output.width)
            case .gnu: LintGNUReporter()
            case .json: LintJSONReporter(tool: "dhi \(DhiCommand.version)", stamp: catalog.stamp)
            case .sarif: LintSARIFReporter(version: DhiCommand.version, rules: selection.entries.map(\.metadata))
            }
    }

    mutating func start() async throws {
        let work = LintWork(linter: linter, reporter: reporter, reader: FileReader())
        let inputs = findInputs()
        output.write(reporter.opening())
        var run = self
        await ConversionJob(workers: command.jobs) { work($0) }.run(inputs) { run.take($0) }
        self = run
        output.write(reporter.closing(summary))
        output.flush()
        if !summary.failures.isEmpty { throw ExitCode(2) }
        if let threshold = command.failOn.severity, let worst = summary.worst, worst >= threshold { throw ExitCode(1) }
    }

    private mutating func findInputs() -> [LintWork.Input] {
        var inputs: [LintWork.Input] = []
        var paths: [FilePath] = []
        for path in command.paths {
            guard path == "-" else {
                paths.append(CommandLineArguments.path(path))
                continue
            }
            do throws(FileError) {
                let name = FilePath(command.standardInputName)
                inputs.append(.text(try FileReader().readStandardInput(shownAs: name), name: name.text))
            } catch {
                fail(error)
            }
        }
        if paths.isEmpty { return inputs }
        let found = Discovery().files(in: paths)
        for error in found.errors { fail(error) }
        return inputs + found.files.map { .file($0) }
    }

    private mutating func take(_ result: LintWork.Output) {
        switch result {
        case .failed(let error): fail(error)
        case .linted(let report, let findings):
            summary.count(findings)
            if report.isEmpty { return }
            if !isFirst { output.write(reporter.separator) }
            isFirst = false
            output.write(report)
        }
    }

    private mutating func fail(_ error: FileError) {
        summary.failures.append(LintSummary.Failure(path: error.path.text, message: error.message))
        output.flush()
        StandardError.write("dhi: \(error)")
    }
}

extension RuleSelection {
    /// The rules that a command line asks for.
    fileprivate init(_ command: LintCommand) throws {
        func names(_ values: [String]) -> [String] {
            values.flatMap { $0.split(separator: ",") }.map { String($0.filter { $0 != " " }) }.filter { !$0.isEmpty }
        }
        var severities: [String: Severity] = [:]
        for setting in command.severities {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2, let severity = Severity(rawValue: parts[1]) { severities[parts[0]] = severity }
        }
        do throws(RuleSelectionError) {
            try self.init(RuleRegistry.all, select: names(command.select), ignore: names(command.ignore), severities: severities)
        } catch {
            throw CommandFailure(error.description)
        }
    }
}

extension LintOptions {
    /// The options that a command line asks for.
    fileprivate init(_ command: LintCommand) {
        self.init()
        asMigrated = command.asMigrated
        migration.target = command.target
        for argument in command.buildArguments {
            guard let cut = argument.firstIndex(of: "=") else { continue }
            migration.buildArguments[String(argument[..<cut])] = String(argument[argument.index(after: cut)...])
        }
    }
}
