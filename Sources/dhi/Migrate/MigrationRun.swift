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
    private var failures: [(path: String, message: String)] = []
    private var kept: [MigratedFile] = []
    private var isFirst = true
    private var said: Set<ConfigurationFailure> = []

    init(_ command: MigrateCommand) throws {
        self.command = command
        catalog = try CatalogChoice.open(command.catalog)
        store = ConfigurationStore(command.config.map { .file(CommandLineArguments.path($0)) } ?? .nearest)
        choice = MigratorChoice(catalog: catalog, catalogPath: command.catalog, options: try MigrationOptions(command), store: store)
        output = StandardOutput(color: command.color)
        destination = command.output.map { OutputFolder(CommandLineArguments.path($0)) }
    }

    mutating func start() async throws {
        if command.write || destination != nil { Interruption.observe() }
        let json = MigrationJSONReporter()
        if command.format == .json { output.write(json.opening(tool: "dhi \(DhiCommand.version)", stamp: catalog.stamp)) }
        let work = MigrationWork(migrators: choice, reader: FileReader())
        let inputs = try await findInputs()
        var run = self
        await ConversionJob(workers: command.jobs) { work($0) }.run(inputs) { run.take($0) }
        self = run
        finish(json)
        if output.hasFailed { throw CommandFailure("the report could not be written to standard output") }
        if !failures.isEmpty || summary.errors > 0 { throw ExitCode(2) }
        if command.check, summary.changed > 0 { throw ExitCode(1) }
    }

    private mutating func findInputs() async throws -> [MigrationWork.Input] {
        var inputs: [MigrationWork.Input] = []
        var paths: [FilePath] = []
        for path in FoldedArguments.unfold(command.paths) {
            guard path == "-" else {
                paths.append(CommandLineArguments.path(path))
                continue
            }
            guard !command.write else { throw CommandFailure("standard input cannot be edited in place; leave out --write") }
            do throws(FileError) {
                let name = FilePath(command.standardInputName)
                inputs.append(.text(try FileReader().readStandardInput(shownAs: name), name: name))
            } catch {
                fail(error)
            }
        }
        var discovery = store.discovery
        if let destination { discovery.leavingOut = [destination.path] }
        let found = await discovery.files(in: paths, workers: command.jobs)
        for error in found.errors { fail(error) }
        return inputs + found.files.map { .file($0) }
    }

    private mutating func take(_ result: MigrationWork.Output) {
        switch result {
        case .failed(let error): fail(error)
        case .misconfigured(let path, let failure): fail(path, failure)
        case .migrated(let file, let source):
            if let target = command.target, file.migration.syntaxErrors.isEmpty, !file.migration.hasTarget {
                complain(file.path, "there is no stage '\(target)'; --target takes the name or the number of a stage")
                return
            }
            summary.count(file.migration)
            report(file)
            do throws(FileError) {
                guard let source, file.migration.syntaxErrors.isEmpty else { return }
                if command.write, !file.migration.edits.isEmpty { try writer.replace(source, with: file.result) }
                if let destination { try destination.write(file.result, for: source) }
            } catch {
                fail(error)
            }
        }
    }

    private mutating func report(_ file: MigratedFile) {
        for error in file.migration.syntaxErrors.prefix(1) {
            let place = file.lines.position(at: error.range.start)
            StandardError.write("dhi: \(file.path):\(place.line):\(place.column): \(error.message)")
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
        UnifiedDiff(file.bytes, file.migration.edits).text(path: Array(file.path.utf8), style: style)
    }

    private func finish(_ json: MigrationJSONReporter) {
        var total = summary
        total.files += failures.count
        total.errors += failures.count
        switch command.format {
        case .json: output.write(json.closing(failures: failures, summary: total))
        case .text:
            let reporter = MigrationTextReporter(colors: output.colors, width: output.width)
            let text = reporter.summary(total, wrote: command.write || destination != nil)
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
            for error in failure.errors { StandardError.write("dhi: \(error)") }
        }
        let message = "left alone because its configuration is broken: \(failure.errors[0])"
        failures.append((path.text, message))
    }

    private mutating func fail(_ error: FileError) {
        failures.append((error.path.text, error.message))
        output.flush()
        StandardError.write("dhi: \(error)")
    }

    private mutating func complain(_ path: String, _ message: String) {
        failures.append((path, message))
        output.flush()
        StandardError.write("dhi: \(path): \(message)")
    }
}

extension MigrationOptions {
    /// The options that a command line asks for.
    init(_ command: MigrateCommand) throws {
        self.init()
        permissions = Set(command.allow.compactMap(Permission.init(rawValue:)))
        upgradesEndOfLife = command.upgradeEOL
        target = command.target
        for argument in command.buildArguments {
            guard let cut = argument.firstIndex(of: "=") else { continue }
            buildArguments[String(argument[..<cut])] = String(argument[argument.index(after: cut)...])
        }
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
            throw CommandFailure(failure.errors.map { "\($0)" }.joined(separator: "\ndhi: "))
        }
    }
}
