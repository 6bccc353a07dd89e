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
        let json = VerificationJSONReporter()
        if command.format == .json { output.write(json.opening(tool: "dhi \(DhiCommand.version)", stamp: catalog.stamp)) }
        let found = await store.discovery.files(in: CommandLineArguments.paths(FoldedArguments.unfold(command.paths)), workers: nil)
        for error in found.errors { fail(ReportedPath(error.path.bytes), error.message) }
        for folder in found.emptyFolders { StandardError.write("dhi: \(folder): \(Discovery.nothingFound)") }
        for file in found.files {
            do {
                let migrator = try choice.choice(for: file).migrator
                let bytes = try FileReader().read(file).bytes
                let tree = DockerfileParser.parse(bytes)
                let context = context?.anew ?? ContextFinder.context(of: file, tree)
                let verification = migrator.verify(tree, context: context)
                for message in context?.unread.messages ?? [] { StandardError.write("dhi: \(file.path): \(message)") }
                take(VerifiedFile(path: ReportedPath(file.path.bytes), bytes: bytes, verification: verification))
            } catch let error as FileError {
                fail(ReportedPath(file.path.bytes), error.message)
            } catch let failure as ConfigurationFailure {
                fail(ReportedPath(file.path.bytes), "left alone because its configuration is broken: \(failure.errors[0])")
            }
        }
        finish(json)
        try output.finish()
        if summary.errors > 0 { throw ExitCode(2) }
        if summary.failed > 0 { throw ExitCode(1) }
        if summary.assumed > 0 { throw ExitCode(3) }
    }

    private mutating func take(_ file: VerifiedFile) {
        let verification = file.verification
        if let target = command.build.target, verification.syntaxErrors.isEmpty, !verification.hasTarget {
            fail(file.path, "there is no stage '\(target)'; --target takes the name or the number of a stage")
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
        failures.append((path, message))
        summary.files += 1
        summary.errors += 1
        output.flush()
        StandardError.write("dhi: \(path.shown): \(message)")
    }
}
