import DockerfileSyntax
import ArgumentParser
import HardenedCatalog
import Migration
import Reporting
import RepositoryConversion
import SourceModel

/// One call of `dhi migrate`: finds files, migrates them in parallel, prints and writes in order.
struct MigrationRun {
    private let command: MigrateCommand
    private let catalog: Catalog
    private let store: ConfigurationStore
    private let choice: MigratorChoice
    private let output: StandardOutput
    private let destination: OutputFolder?
    private let writer = FileWriter()
    private var summary = MigrationSummary()
    private var failures: [(path: ReportedPath, message: String)] = []
    private var kept: [MigratedFile] = []
    private var isFirst = true
    private var said: Set<ConfigurationFailure> = []

    init(_ command: MigrateCommand) throws {
        self.command = command
        catalog = try CatalogChoice.open(command.build.catalog)
        store = ConfigurationStore(command.build.config.map { .file(CommandLineArguments.path($0)) } ?? .nearest, vocabulary: .all)
        choice = MigratorChoice(catalog: catalog, catalogPath: command.build.catalog, options: try MigrationOptions(command), store: store)
        output = StandardOutput(color: command.color)
        destination = command.output.map { OutputFolder(CommandLineArguments.path($0)) }
    }

    mutating func start() async throws {
        Interruption.observe()
        let json = MigrationJSONReporter()
        if command.format == .json { output.write(json.opening(tool: "dhi \(DhiCommand.version)", stamp: catalog.stamp)) }
        let context = try command.build.context.map { path in
            guard let folder = FolderContext(CommandLineArguments.path(path)) else { throw CommandFailure("\(path) is no folder; --context takes the folder that the files are built with") }
            return (folder: folder, path: CommandLineArguments.path(path))
        }
        let work = MigrationWork(migrators: choice, reader: FileReader(), context: context)
        var discovery = store.discovery
        if let destination { discovery.leavingOut = [destination.path] }
        var unread: [FileError] = []
        let inputs = await InputFile.all(command.input, discovery) { unread.append($0) }
        for error in unread { fail(error) }
        var run = self
        // What was asked to be written is written to the end, also when nobody reads the report of it any more.
        let goesOn = { [writes, output] in writes || output.failure == nil }
        await ConversionJob(workers: command.input.jobs) { work($0) }.run(inputs, while: goesOn) { run.take($0) }
        self = run
        finish(json)
        try output.finish()
        if !failures.isEmpty || summary.errors > 0 { throw ExitCode(2) }
        if command.check, summary.changed > 0 { throw ExitCode(1) }
    }

    private mutating func take(_ result: MigrationWork.Output) {
        switch result {
        case .failure(.file(let error)): fail(error)
        case .failure(.configuration(let path, let failure)): fail(path, failure)
        case .success(let migrated):
            let (file, source) = (migrated.file, migrated.source)
            if let target = command.build.target, file.report.syntaxErrors.isEmpty, !file.report.hasTarget {
                complain(file.path, "there is no stage '\(target)'; --target takes the name or the number of a stage")
                return
            }
            // First written, then told: what could not be written has not changed.
            do throws(FileError) {
                if let source { try write(file, source) }
            } catch {
                fail(error)
                return
            }
            summary.count(file.report)
            report(file)
            // An interrupt ends the process at once, and what was written should have been told by then.
            if writes { output.flush() }
        }
    }

    private var writes: Bool { command.write || destination != nil }

    private func write(_ file: MigratedFile, _ source: SourceFile) throws(FileError) {
        guard file.report.syntaxErrors.isEmpty else { return }
        if command.write, !file.report.edits.isEmpty { try writer.replace(source, with: file.result) }
        if let destination { try destination.write(file.result, for: source) }
    }

    private mutating func report(_ file: MigratedFile) {
        for error in file.report.syntaxErrors.prefix(1) {
            let place = file.lines.position(at: error.range.start)
            StandardError.write("dhi: \(file.path.shown):\(place.line):\(place.column): \(error.message)")
        }
        switch command.format {
        case .json:
            if !isFirst { output.write(Array(",\n".utf8)) }
            isFirst = false
            output.write(MigrationJSONReporter().file(file))
        case .patch: output.write(diff(file, style: .patch))
        case .text:
            output.write(diff(file, style: .terminal(colors: output.colors)))
            let reporter = MigrationTextReporter(colors: output.colors, width: output.width, explains: command.explain)
            output.write(Array(reporter.file(file).utf8))
        case .markdown, .sarif: kept.append(file)
        }
    }

    private func diff(_ file: MigratedFile, style: UnifiedDiff.Style) -> [UInt8] {
        UnifiedDiff(file.bytes, file.report.edits).text(path: file.path.bytes, style: style)
    }

    private func finish(_ json: MigrationJSONReporter) {
        var total = summary
        total.files += failures.count
        total.errors += failures.count
        switch command.format {
        case .json: output.write(json.closing(failures: failures, summary: total))
        case .text:
            let reporter = MigrationTextReporter(colors: output.colors, width: output.width)
            let text = reporter.summary(total, wrote: writes)
            output.write(Array(text.utf8))
        case .markdown:
            let stamp = catalog.stamp
            let catalogue = "Catalogue of \(stamp.date.prefix(10)), commit \(stamp.commit.prefix(12))."
            output.write(Array(MigrationMarkdownReporter().report(kept, summary: total, catalogue: catalogue).utf8))
        case .sarif: output.write(MigrationSARIFReporter().report(kept, version: DhiCommand.version))
        case .patch: break
        }
        output.flush()
    }

    /// A file is not done under a broken configuration; what is wrong with it is said once.
    private mutating func fail(_ path: FilePath, _ failure: ConfigurationFailure) {
        output.flush()
        if said.insert(failure).inserted {
            for line in failure.lines { StandardError.write("dhi: \(line)") }
        }
        let message = "left alone because its configuration is broken: \(failure.errors[0])"
        failures.append((ReportedPath(path.bytes), message))
    }

    private mutating func fail(_ error: FileError) {
        failures.append((ReportedPath(error.path.bytes), error.message))
        output.flush()
        StandardError.write("dhi: \(error)")
    }

    private mutating func complain(_ path: ReportedPath, _ message: String) {
        failures.append((path, message))
        output.flush()
        StandardError.write("dhi: \(path.shown): \(message)")
    }
}

extension MigrationOptions {
    /// The options that a command line asks for.
    init(_ command: MigrateCommand) throws {
        self.init()
        permissions = Set(command.allow.compactMap(Permission.init(rawValue:)))
        refused = Set(command.refusals.kinds)
        level = command.level == .rebase ? .rebase : .split
        upgradesEndOfLife = command.upgradeEOL
        target = command.build.target
        buildArguments = command.build.arguments
        if let path = command.available { available = try Self.list(path) { bytes, file throws(ConfigurationFailure) in try ImageList.available(bytes, file: file, registry: nil) } }
        if let path = command.digests { digests = try Self.list(path) { bytes, file throws(ConfigurationFailure) in try ImageList.digests(bytes, file: file, registry: nil) } }
    }

    private static func list<List>(_ path: String, _ read: ([UInt8], FilePath) throws(ConfigurationFailure) -> List) throws -> List {
        let file = CommandLineArguments.path(path)
        do {
            return try read(try FileReader().readAny(file), file)
        } catch let error as FileError {
            throw CommandFailure("\(error)")
        } catch let failure as ConfigurationFailure {
            throw CommandFailure(failure.lines.joined(separator: "\ndhi: "))
        }
    }
}
