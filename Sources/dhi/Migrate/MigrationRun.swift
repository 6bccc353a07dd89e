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
            guard let context = FolderContext(CommandLineArguments.path(path)) else { throw CommandFailure("\(path) is no folder; --context takes the folder that the files are built with") }
            return context
        }
        let work = MigrationWork(migrators: choice, reader: FileReader(), context: context)
        let inputs = try await findInputs()
        var run = self
        // What was asked to be written is written to the end, also when nobody reads the report of it any more.
        let goesOn = { [writes, output] in writes || output.failure == nil }
        await ConversionJob(workers: command.jobs) { work($0) }.run(inputs, while: goesOn) { run.take($0) }
        self = run
        finish(json)
        try output.finish()
        if !failures.isEmpty || summary.errors > 0 { throw ExitCode(2) }
        if command.check, summary.changed > 0 { throw ExitCode(1) }
    }

    private mutating func findInputs() async throws -> [MigrationWork.Input] {
        var inputs: [MigrationWork.Input] = []
        var paths: [FilePath] = []
        for path in CommandLineArguments.paths(FoldedArguments.unfold(command.paths)) {
            guard path == "-" else {
                paths.append(path)
                continue
            }
            guard !command.write else { throw CommandFailure("standard input cannot be edited in place; leave out --write") }
            do throws(FileError) {
                let name = CommandLineArguments.path(command.standardInputName)
                inputs.append(.text(try FileReader().readStandardInput(shownAs: name), name: name))
            } catch {
                fail(error)
            }
        }
        var discovery = store.discovery
        if let destination { discovery.leavingOut = [destination.path] }
        let found = await discovery.files(in: paths, workers: command.jobs)
        for error in found.errors { fail(error) }
        for folder in found.emptyFolders { StandardError.write("dhi: \(folder): \(Discovery.nothingFound)") }
        return inputs + found.files.map { .file($0) }
    }

    private mutating func take(_ result: MigrationWork.Output) {
        switch result {
        case .failed(let error): fail(error)
        case .misconfigured(let path, let failure): fail(path, failure)
        case .migrated(let file, let source):
            if let target = command.build.target, file.migration.syntaxErrors.isEmpty, !file.migration.hasTarget {
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
            summary.count(file.migration)
            report(file)
            // An interrupt ends the process at once, and what was written should have been told by then.
            if writes { output.flush() }
        }
    }

    private var writes: Bool { command.write || destination != nil }

    private func write(_ file: MigratedFile, _ source: SourceFile) throws(FileError) {
        guard file.migration.syntaxErrors.isEmpty else { return }
        if command.write, !file.migration.edits.isEmpty { try writer.replace(source, with: file.result) }
        if let destination { try destination.write(file.result, for: source) }
    }

    private mutating func report(_ file: MigratedFile) {
        for error in file.migration.syntaxErrors.prefix(1) {
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
        UnifiedDiff(file.bytes, file.migration.edits).text(path: file.path.bytes, style: style)
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
