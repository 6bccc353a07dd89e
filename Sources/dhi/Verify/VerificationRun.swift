import ArgumentParser
import DockerfileSyntax
import HardenedCatalog
import Migration
import Reporting
import RepositoryConversion
import SourceModel

/// One call of `dhi verify`: finds files, judges and prints them in order.
struct VerificationRun {
    private let command: VerifyCommand
    private let catalog: Catalog
    private let store: ConfigurationStore
    private let choice: MigratorChoice
    private let output: StandardOutput
    private var summary = VerificationSummary()
    private var failures: [(path: ReportedPath, message: String)] = []
    private var isFirst = true
    private var said: Set<ConfigurationFailure> = []

    init(_ command: VerifyCommand) throws {
        self.command = command
        catalog = try CatalogChoice.open(command.build.catalog)
        store = ConfigurationStore(command.build.config.map { .file(CommandLineArguments.path($0)) } ?? .nearest, vocabulary: .all)
        var options = MigrationOptions()
        options.buildArguments = command.build.arguments
        options.refused = Set(command.refusals.kinds)
        options.target = command.build.target
        choice = MigratorChoice(catalog: catalog, catalogPath: command.build.catalog, options: options, store: store)
        output = StandardOutput(color: command.color)
    }

    mutating func start() async throws {
        Interruption.observe()
        let context = try command.build.context.map { path in
            guard let context = FolderContext(CommandLineArguments.path(path)) else { throw CommandFailure("\(path) is no folder; --context takes the folder that the files are built with") }
            return context
        }
        let original = try command.original.map(original)
        var unread: [FileError] = []
        let inputs = await InputFile.all(command.input, store.discovery) { unread.append($0) }
        if original != nil, inputs.count > 1 { throw CommandFailure("--original takes one file to be compared with it, and \(command.input.paths[0]) has \(inputs.count)") }
        let json = VerificationJSONReporter()
        if command.format == .json { output.write(json.opening(tool: "dhi \(DhiCommand.version)", stamp: catalog.stamp)) }
        for error in unread { fail(ReportedPath(error.path.bytes), error.message) }
        let work = VerificationWork(migrators: choice, reader: FileReader(), context: context, original: original)
        var run = self
        let goesOn = { [output] in output.failure == nil }
        await ConversionJob(workers: command.input.jobs) { work($0) }.run(inputs, while: goesOn) { run.take($0) }
        self = run
        finish(json)
        try output.finish()
        if summary.errors > 0 { throw ExitCode(2) }
        if summary.failed > 0 { throw ExitCode(1) }
        if summary.assumed > 0 { throw ExitCode(3) }
    }

    /// The file that another was rewritten from.
    private func original(_ path: String) throws -> DockerfileTree {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileReader().readAny(CommandLineArguments.path(path))
        } catch {
            throw CommandFailure("\(error)")
        }
        let tree = DockerfileParser.parse(bytes)
        guard let error = tree.diagnostics.first else { return tree }
        let place = LineIndex(bytes).position(at: error.range.start)
        throw CommandFailure("\(path):\(place.line):\(place.column): \(error.message); nothing can be compared with a file that BuildKit rejects")
    }

    private mutating func take(_ result: VerificationWork.Output) {
        switch result {
        case .success(let verified):
            for message in verified.unread { StandardError.write("dhi: \(verified.file.path.shown): \(message)") }
            take(verified.file)
        case .failure(.file(let error)): fail(ReportedPath(error.path.bytes), error.message)
        case .failure(.configuration(let path, let failure)): fail(ReportedPath(path.bytes), failure)
        }
    }

    private mutating func take(_ file: VerifiedFile) {
        let verification = file.report
        if let target = command.build.target, verification.syntaxErrors.isEmpty, !verification.hasTarget {
            fail(file.path, "there is no stage '\(target)'; --target takes the name or the number of a stage")
            return
        }
        if !verification.originalHasTarget {
            fail(file.path, "the original has no stage \(command.build.target.map { "'\($0)'" } ?? "at all"), so that there is nothing to compare the image with")
            return
        }
        for error in verification.syntaxErrors.prefix(1) {
            let place = file.lines.position(at: error.range.start)
            StandardError.write("dhi: \(file.path.shown):\(place.line):\(place.column): \(error.message)")
        }
        summary.count(verification)
        switch command.format {
        case .text: output.write(Array(VerificationTextReporter(colors: output.colors, width: output.width).file(file).utf8))
        case .json:
            if !isFirst { output.write(Array(",\n".utf8)) }
            isFirst = false
            output.write(VerificationJSONReporter().file(file))
        }
    }

    private func finish(_ json: VerificationJSONReporter) {
        switch command.format {
        case .text: output.write(Array(VerificationTextReporter(colors: output.colors, width: output.width).summary(summary).utf8))
        case .json: output.write(json.closing(failures: failures, summary: summary))
        }
        output.flush()
    }

    private mutating func fail(_ path: ReportedPath, _ message: String) {
        count(path, message)
        StandardError.write("dhi: \(path.shown): \(message)")
    }

    /// A file is not judged under a broken configuration; what is wrong with it is said once.
    private mutating func fail(_ path: ReportedPath, _ failure: ConfigurationFailure) {
        count(path, "left alone because its configuration is broken: \(failure.errors[0])")
        guard said.insert(failure).inserted else { return }
        for line in failure.lines { StandardError.write("dhi: \(line)") }
    }

    private mutating func count(_ path: ReportedPath, _ message: String) {
        failures.append((path, message))
        summary.files += 1
        summary.errors += 1
        output.flush()
    }
}
